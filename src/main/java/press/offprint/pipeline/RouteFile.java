package press.offprint.pipeline;

/**
 * One file of the pipeline.
 *
 * @param name file name without {@code .camel.yaml}; also the route's id
 * @param text the YAML
 */
record RouteFile(String name, String text) {
  static final String ENDING = ".camel.yaml";

  String fileName() {
    return name + ENDING;
  }

  boolean isFor(String prefix) {
    return name.startsWith(prefix + "-");
  }

  /** The edition that a {@code post-*} or {@code site-*} route makes. */
  String edition() {
    return name.substring(name.indexOf('-') + 1);
  }
}
