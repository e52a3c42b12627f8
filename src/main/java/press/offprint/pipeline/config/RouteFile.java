package press.offprint.pipeline.config;

/**
 * One file of the pipeline.
 *
 * @param name file name without {@code .camel.yaml}; also the route's id
 * @param text the YAML
 */
public record RouteFile(String name, String text) {
  static final String ENDING = ".camel.yaml";

  public String fileName() {
    return name + ENDING;
  }

  public boolean isFor(String prefix) {
    return name.startsWith(prefix + "-");
  }

  /** The edition that a {@code post-*} or {@code site-*} route makes. */
  String edition() {
    return name.substring(name.indexOf('-') + 1);
  }
}
