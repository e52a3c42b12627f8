package press.offprint.model.navigation;

import java.util.List;

/**
 * A way to group posts.
 *
 * @param name of the field in front matter, such as {@code tags}
 * @param title plain text; empty if the name is translated
 * @param path of the page of all terms, such as {@code /tags/}
 */
public record Taxonomy(String name, String title, String path) {
  /** The taxonomies of every site. */
  public static final List<Taxonomy> BUILT_IN =
      List.of(of("tags"), of("categories"), of("authors"), of("series"));

  /** Creates a taxonomy whose path is its name. */
  public static Taxonomy of(String name) {
    return new Taxonomy(name, "", "/" + name + "/");
  }

  /** Returns true if the interface has a translation of the name. */
  public boolean isTranslated() {
    return title.isEmpty() && BUILT_IN.stream().anyMatch(known -> known.name.equals(name));
  }
}
