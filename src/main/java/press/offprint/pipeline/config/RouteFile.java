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

  /** Returns true if the route makes an edition of a post, of the site or of a book. */
  public boolean isEdition() {
    return isFor("post") || isFor("site") || isFor("book");
  }

  /**
   * Returns true if the route sends published files or alarms to a target, or is the policy of
   * those.
   */
  public boolean isDelivery() {
    return isFor("deliver") || isFor("delivery") || isFor("alarm");
  }

  /** Returns true if the route leads to a broker or from it. */
  public boolean isOfQueue() {
    return isFor("queue");
  }

  /** Returns the name of the edition in settings: of a book it begins with {@code book-}. */
  String setting() {
    return isFor("book") ? name : edition();
  }

  /** Returns the edition that a {@code post-*}, {@code site-*} or {@code book-*} route makes. */
  String edition() {
    return name.substring(name.indexOf('-') + 1);
  }
}
