package press.offprint.content.resource;

import java.util.List;

/** The paths of files that a field or a setting names. */
public final class SitePaths {
  private SitePaths() {}

  /**
   * Returns the possible paths of a file, best first, in the form that {@link ResourceSource}
   * takes; empty if the reference leads out of the site.
   *
   * @param reference as written; it begins at the content folder if it begins with a slash
   * @param source the path of the post
   */
  public static List<String> of(String reference, String source) {
    return ResourceReference.parse(reference, source) instanceof ResourceReference.Local local
        ? local.paths()
        : List.of();
  }
}
