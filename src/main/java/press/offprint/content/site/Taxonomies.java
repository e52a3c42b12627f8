package press.offprint.content.site;

import java.util.List;
import java.util.Optional;
import press.offprint.content.site.permalink.PathSegments;
import press.offprint.model.Metadata;
import press.offprint.model.Site;
import press.offprint.model.list.Term;
import press.offprint.model.navigation.Taxonomy;

/** The taxonomies of a site, and the test that a post has a term. */
final class Taxonomies {
  private final List<Taxonomy> all;
  private final boolean asHugo;

  private Taxonomies(List<Taxonomy> all, boolean asHugo) {
    this.all = all;
    this.asHugo = asHugo;
  }

  static Taxonomies of(Site site) {
    return new Taxonomies(site.structure().taxonomies(), site.addresses().termsAsHugo());
  }

  List<Taxonomy> all() {
    return all;
  }

  /** Returns the terms of a post in one taxonomy, in the order of its front matter. */
  static List<String> terms(Metadata post, Taxonomy taxonomy) {
    return taxonomy.name().equals("authors") ? post.authors() : post.terms(taxonomy.name());
  }

  /** Returns the path of the page of a term. */
  String path(Taxonomy taxonomy, String term) {
    return Term.pathOf(taxonomy.path(), term, asHugo);
  }

  /** Returns true if a path without outer slashes is that of a taxonomy or below it. */
  boolean holds(String path) {
    String folded = PathSegments.fold("/" + path + "/");
    return all.stream().anyMatch(one -> folded.startsWith(PathSegments.fold(one.path())));
  }

  /** Returns the taxonomy of a page such as {@code tags/_index.md}; empty for other sources. */
  Optional<Taxonomy> ofPage(String source) {
    return of(source, 2);
  }

  /** Returns the taxonomy of the page of a term, such as {@code tags/paper/_index.md}. */
  Optional<Taxonomy> ofTermPage(String source) {
    return of(source, 3);
  }

  private Optional<Taxonomy> of(String source, int depth) {
    String[] segments = source.split("/", -1);
    boolean section = SiteLists.isSection(source) && segments.length == depth;
    return section
        ? all.stream()
            .filter(
                one -> one.name().equals(segments[0]) || one.path().equals("/" + segments[0] + "/"))
            .findFirst()
        : Optional.empty();
  }

  /** Returns true if a post has the term whose page is {@code path}. */
  static boolean has(Metadata post, Taxonomy taxonomy, String path) {
    String folded = PathSegments.fold(path);
    return terms(post, taxonomy).stream()
        .anyMatch(
            term ->
                PathSegments.fold(Term.pathOf(taxonomy.path(), term, false)).equals(folded)
                    || PathSegments.fold(Term.pathOf(taxonomy.path(), term, true)).equals(folded));
  }
}
