package press.offprint.pipeline.config;

/**
 * A file with routes.
 *
 * @param name the file name without {@code .camel.yaml}; also the id of the route
 * @param text the YAML
 */
public record RouteFile(String name, String text) {
  static final String ENDING = ".camel.yaml";

  public String fileName() {
    return name + ENDING;
  }

  /** Returns true if the name begins with {@code prefix} and a hyphen. */
  public boolean isFor(String prefix) {
    return name.startsWith(prefix + "-");
  }

  /** Returns the edition that a {@code post-*} or {@code site-*} route makes. */
  String edition() {
    return name.substring(name.indexOf('-') + 1);
  }
}
