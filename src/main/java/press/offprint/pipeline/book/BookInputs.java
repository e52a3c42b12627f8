package press.offprint.pipeline.book;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.content.book.BookPost;
import press.offprint.content.book.BookSpec;
import press.offprint.content.book.SelectedBook;
import press.offprint.content.site.SiteNavigation;
import press.offprint.model.Dependency;
import press.offprint.model.Site;
import press.offprint.pipeline.plan.BuildPlan;
import press.offprint.pipeline.plan.InputHash;
import press.offprint.pipeline.plan.ScannedPost;
import press.offprint.pipeline.state.CatalogCache;

/**
 * The input hashes of books: settings, definition, and the entries of the posts.
 *
 * @param editions the names of all editions of books, because the page of a book links to the
 *     others
 */
record BookInputs(Site site, CatalogCache catalog, List<String> editions, BuildPlan plan) {
  private static final Set<Dependency.Kind> AROUND =
      Set.of(Dependency.Kind.SURROUNDINGS, Dependency.Kind.RELATED, Dependency.Kind.SECTION);

  /** The editions that show nothing of the rest of the site. */
  private static final Set<String> ALONE = Set.of("pdf", "epub");

  /**
   * Returns the hash of one edition.
   *
   * @param fingerprint of the route, the templates and the code of the edition
   */
  String hash(
      String edition,
      String fingerprint,
      BookSpec spec,
      SelectedBook selected,
      Optional<ScannedPost> definition) {
    String around =
        ALONE.contains(edition) ? "" : plan.siteIndex().navigation(site).siteFingerprint();
    return new InputHash()
        .add(fingerprint)
        .add(around)
        .add(shared(spec, selected, definition))
        .hash();
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
      entry.dependencies().stream()
          .map(known -> known.dependency())
          .filter(dependency -> !AROUND.contains(dependency.kind()))
          .sorted(Comparator.comparing(Dependency::kind).thenComparing(Dependency::name))
          .forEach(d -> hash.add(d.kind().name()).add(d.name()).add(d.fingerprint()));
      authors.addAll(post.metadata().authors());
    }
    SiteNavigation navigation = plan.siteIndex().navigation(site);
    authors.forEach(author -> hash.add(navigation.profile(author).toString()));
    return hash.hash();
  }
}
