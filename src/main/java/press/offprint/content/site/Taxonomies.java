package press.offprint.content.site;

import java.util.List;
import java.util.Optional;
import press.offprint.content.site.permalink.PathSegments;
import press.offprint.model.Metadata;
import press.offprint.model.Term;

/** The taxonomies of a site, and the test that a post has a term. */
final class Taxonomies {
  static final List<String> NAMES = List.of("tags", "categories", "authors", "series");

  private Taxonomies() {}

  /** Returns the terms of a post in one taxonomy, in the order of its front matter. */
  static List<String> terms(Metadata post, String taxonomy) {
    return taxonomy.equals("authors") ? post.authors() : post.terms(taxonomy);
  }

  /** Returns the taxonomy of a page such as {@code tags/_index.md}; empty for other sources. */
  static Optional<String> ofPage(String source) {
    return of(source, 2);
  }

  /** Returns the taxonomy of the page of a term, such as {@code tags/paper/_index.md}. */
  static Optional<String> ofTermPage(String source) {
    return of(source, 3);
  }

  private static Optional<String> of(String source, int depth) {
    String[] segments = source.split("/", -1);
    boolean section = SiteLists.isSection(source) && segments.length == depth;
    return section && NAMES.contains(segments[0]) ? Optional.of(segments[0]) : Optional.empty();
  }

  /** Returns true if a post has the term whose page is {@code path}. */
  static boolean has(Metadata post, String taxonomy, String path) {
    String folded = PathSegments.fold(path);
    return terms(post, taxonomy).stream()
        .anyMatch(
            term ->
                PathSegments.fold(Term.pathOf(taxonomy, term, false)).equals(folded)
                    || PathSegments.fold(Term.pathOf(taxonomy, term, true)).equals(folded));
  }
}
