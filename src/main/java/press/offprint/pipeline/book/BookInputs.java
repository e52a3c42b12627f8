package press.offprint.pipeline.book;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.content.book.BookPost;
import press.offprint.content.book.BookSpec;
import press.offprint.content.book.SelectedBook;
import press.offprint.content.site.SiteNavigation;
import press.offprint.model.Dependency;
import press.offprint.model.Site;
import press.offprint.pipeline.plan.BuildPlan;
import press.offprint.pipeline.plan.input.InputHash;
import press.offprint.pipeline.plan.scan.ScannedPost;
import press.offprint.pipeline.state.CatalogCache;

/**
 * The input hashes of books: settings, definition, and the entries of the posts.
 *
 * @param editions the names of all editions of books, because the page of a book links to the
 *     others
 */
record BookInputs(Site site, CatalogCache catalog, List<String> editions, BuildPlan plan) {
  /** The dependencies that books do not show, and the posts of the book itself. */
  private static final Set<Dependency.Kind> OTHERS =
      Set.of(
          Dependency.Kind.SURROUNDINGS,
          Dependency.Kind.RELATED,
          Dependency.Kind.SECTION,
          Dependency.Kind.CHAPTER);

  /** The editions that show nothing of the rest of the site. */
  private static final Set<String> ALONE = Set.of("pdf", "epub");

  /**
   * Returns the hash of each edition, without the dependencies of the text of the definition.
   *
   * @param fingerprints returns the fingerprint of the route, the templates and the code of an
   *     edition
   */
  Map<String, String> hashes(
      UnaryOperator<String> fingerprints,
      BookSpec spec,
      SelectedBook selected,
      Optional<ScannedPost> definition) {
    String shared = shared(spec, selected, definition);
    Map<String, String> hashes = new TreeMap<>();
    for (String edition : editions) {
      String around =
          ALONE.contains(edition) ? "" : plan.siteIndex().navigation(site).siteFingerprint();
      hashes.put(
          edition, new InputHash().add(fingerprints.apply(edition)).add(around).add(shared).hash());
    }
    return hashes;
  }

  /** Returns true if a book depends on a dependency of one of its texts. */
  static boolean isInput(Dependency dependency) {
    return !OTHERS.contains(dependency.kind());
  }

  /** Returns the hash of the inputs that all editions of a book share. */
  private String shared(BookSpec spec, SelectedBook selected, Optional<ScannedPost> definition) {
    InputHash hash =
        new InputHash()
            .add(site.fingerprint())
            .add(String.join(",", editions))
            .add(spec.name())
            .add(new TreeMap<>(spec.texts()).toString())
            .add(spec.authors().toString())
            .add(spec.paper() + spec.marks())
            .add(definition.map(ScannedPost::fingerprint).orElse(""))
            .add(selected.parts().toString());
    Set<String> authors = new TreeSet<>(spec.authors());
    for (BookPost post : selected.posts()) {
      CatalogEntry entry = catalog.find(post.source()).orElseThrow();
      hash.add(entry.source()).add(entry.path()).add(entry.fingerprint());
      hash.add(
          entry.dependencies().stream()
              .map(StampedDependency::dependency)
              .filter(BookInputs::isInput)
              .toList());
      authors.addAll(post.metadata().authors());
    }
    SiteNavigation navigation = plan.siteIndex().navigation(site);
    authors.forEach(author -> hash.add(navigation.profile(author).toString()));
    return hash.hash();
  }
}
