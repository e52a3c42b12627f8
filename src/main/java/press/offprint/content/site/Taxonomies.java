package press.offprint.content.site;

import java.util.List;
import java.util.Optional;
import press.offprint.content.site.permalink.PathSegments;
import press.offprint.model.Metadata;
import press.offprint.model.Term;

/** The taxonomies that a site has, and which posts belong to a term. */
final class Taxonomies {
  static final List<String> NAMES = List.of("tags", "categories", "authors", "series");

  private Taxonomies() {}

  static List<String> terms(Metadata post, String taxonomy) {
    return taxonomy.equals("authors") ? post.authors() : post.terms(taxonomy);
  }

  /** The taxonomy whose own page ({@code tags/_index.md}) this is. */
  static Optional<String> ofPage(String source) {
    return of(source, 2);
  }

  /** The taxonomy of the term whose own page ({@code tags/paper/_index.md}) this is. */
  static Optional<String> ofTermPage(String source) {
    return of(source, 3);
  }

  private static Optional<String> of(String source, int depth) {
    String[] segments = source.split("/", -1);
    boolean section = SiteLists.isSection(source) && segments.length == depth;
    return section && NAMES.contains(segments[0]) ? Optional.of(segments[0]) : Optional.empty();
  }

  /** Whether a post has a term that lies at {@code path}. */
  static boolean has(Metadata post, String taxonomy, String path) {
    String place = PathSegments.fold(path);
    return terms(post, taxonomy).stream()
        .anyMatch(term -> PathSegments.fold(Term.place(taxonomy, term)).equals(place));
  }
}
