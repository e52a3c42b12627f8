package press.offprint.pipeline.site;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.content.frontmatter.ReadResult;
import press.offprint.content.site.SiteLists;
import press.offprint.model.Article;
import press.offprint.model.Content;
import press.offprint.model.Dependency;
import press.offprint.model.Metadata;
import press.offprint.model.Publication;
import press.offprint.model.Site;
import press.offprint.pipeline.disk.source.SourceFile;
import press.offprint.pipeline.exec.Lazy;
import press.offprint.pipeline.plan.BuildPlan;
import press.offprint.pipeline.plan.input.EditionFingerprints;
import press.offprint.pipeline.post.EditionRoutes;
import press.offprint.pipeline.post.PostReader;
import press.offprint.pipeline.post.RelatedSource;
import press.offprint.pipeline.record.BranchResults;
import press.offprint.pipeline.record.ExchangeKey;
import press.offprint.pipeline.record.RunInspector;
import press.offprint.pipeline.record.Unpublisher;
import press.offprint.pipeline.run.RunRequest;
import press.offprint.pipeline.run.StopFlag;
import press.offprint.pipeline.state.CatalogCache;

/**
 * The publication of the whole site: all published posts, newest first. In routes this bean is
 * {@code site}.
 */
public final class SiteAssembler {
  private static final Comparator<Article> NEWEST_FIRST =
      Comparator.comparing(SiteAssembler::date).reversed().thenComparing(Article::source);

  private final Site site;
  private final CatalogCache catalog;
  private final SiteOutput siteOutput;
  private final EditionFingerprints fingerprints;
  private final EditionRoutes editions;
  private final Unpublisher unpublisher;
  private final PostReader reader;
  private final RelatedSource related;
  private final SiteRun run;
  private final boolean force;
  private final StopFlag stop;
  private final ReplacedFiles replaced;
  private final EntryHashes entryHashes = new EntryHashes();
  private final RunInspector inspector;

  public SiteAssembler(
      Site site,
      CatalogCache catalog,
      SiteOutput siteOutput,
      EditionFingerprints fingerprints,
      EditionRoutes editions,
      Unpublisher unpublisher,
      PostReader reader,
      RelatedSource related,
      SiteRun run,
      boolean force,
      StopFlag stop,
      ReplacedFiles replaced,
      RunInspector inspector) {
    this.inspector = inspector;
    this.replaced = replaced;
    this.site = site;
    this.catalog = catalog;
    this.siteOutput = siteOutput;
    this.fingerprints = fingerprints;
    this.editions = editions;
    this.unpublisher = unpublisher;
    this.reader = reader;
    this.related = related;
    this.run = run;
    this.force = force;
    this.stop = stop;
  }

  /**
   * Removes the sources that the {@link BuildPlan} in the body removes, and turns it into the
   * publication of the whole site. The body is {@link BranchResults#NOTHING} if no site edition is
   * stale.
   */
  public void assemble(Exchange exchange) {
    BuildPlan plan = exchange.getMessage().getBody(BuildPlan.class);
    ExchangeKey.PLAN.set(exchange, plan);
    unpublisher.remove(plan.removed());
    SitePageHashes hashes = hashes(plan);
    run.begin(hashes);
    Map<String, String> stale = stale(plan.request(), hashes);
    if (hasChangedMeanwhile(plan)) {
      // The redirects and lists are those of the scan, so the next run makes them again.
      stale.replaceAll((edition, hash) -> "");
    }
    ExchangeKey.STALE.set(exchange, stale);
    if (stale.isEmpty()) {
      exchange.getMessage().setBody(BranchResults.NOTHING);
      return;
    }
    Publication whole = publication(plan);
    ExchangeKey.LISTS.set(exchange, SiteLists.of(whole, plan.siteIndex().languages(site)));
    exchange.getMessage().setBody(whole);
  }

  private boolean hasChangedMeanwhile(BuildPlan plan) {
    return plan.builds().stream()
        .anyMatch(
            build ->
                catalog
                    .find(build.source())
                    .filter(entry -> entry.status() == EntryStatus.PUBLISHED)
                    .filter(entry -> !entry.fingerprint().equals(build.post().fingerprint()))
                    .isPresent());
  }

  /** Returns the endpoints of the stale site editions. */
  public List<String> editions(Exchange exchange) {
    return exchange.getMessage().getBody() instanceof Publication
        ? editions.endpoints("site", ExchangeKey.STALE.get(exchange, Map.of()).keySet())
        : List.of();
  }

  /** Returns true if a site edition is stale now. */
  public boolean isStale(BuildPlan plan) {
    return !stale(plan.request(), hashes(plan)).isEmpty();
  }

  private SitePageHashes hashes(BuildPlan plan) {
    String settings =
        site.fingerprint()
            + site.structure().mainSections()
            + replaced.paths()
            + plan.siteIndex().navigation(site).siteFingerprint();
    return new SitePageHashes(
        settings, catalog.all(), BookListPage.books(catalog.books()), home(plan), entryHashes);
  }

  private Predicate<String> home(BuildPlan plan) {
    return source -> SiteLists.mayBeHome(source) && plan.siteIndex().languages(site).isHome(source);
  }

  private Map<String, String> stale(RunRequest request, SitePageHashes hashes) {
    Map<String, String> stale = new HashMap<>();
    if (stop.isRequested() || inspector.holdsSite()) {
      return stale;
    }
    for (String edition : editions.names("site")) {
      if (request.wants(edition)) {
        String inputHash = hashes.all(fingerprints.of("site-" + edition));
        if (force || request.force() || !siteOutput.isCurrent(edition, inputHash)) {
          stale.put(edition, inputHash);
        }
      }
    }
    return siteOutput.isHeld(stale) ? new HashMap<>() : stale;
  }

  private Publication publication(BuildPlan plan) {
    Map<String, SourceFile> files = new HashMap<>();
    plan.files().forEach(file -> files.put(file.source(), file));
    List<Article> articles = new ArrayList<>();
    Predicate<String> home = home(plan);
    for (CatalogEntry entry : catalog.all()) {
      Optional<Metadata> metadata = entry.metadata().read();
      SourceFile file = files.get(entry.source());
      if (SitePageHashes.isShown(entry, home) && metadata.isPresent() && file != null) {
        Article article = article(entry, metadata.get(), content(file, plan));
        articles.add(article.withRelated(related.shown(entry.source(), plan.siteIndex())));
      }
    }
    articles.sort(NEWEST_FIRST);
    Map<Boolean, List<Article>> kinds =
        articles.stream().collect(Collectors.partitioningBy(a -> SiteLists.isSection(a.source())));
    return new Publication(
        site,
        site.title(),
        "",
        kinds.get(false),
        kinds.get(true),
        plan.siteIndex().navigation(site).ofSite(),
        Optional.empty());
  }

  // The content is read when a template first needs it, because an index of ten thousand posts
  // needs none.
  private Supplier<Content> content(SourceFile file, BuildPlan plan) {
    return new Lazy<>(
        () -> {
          ReadResult<Article> again = reader.readAgain(file, plan.siteIndex());
          return again.accepted().map(Article::content).orElse(Content.EMPTY);
        });
  }

  private static Article article(CatalogEntry entry, Metadata metadata, Supplier<Content> content) {
    List<Dependency> dependencies = entry.dependencies().stream().map(d -> d.dependency()).toList();
    return new Article(
        entry.source(),
        entry.path(),
        metadata,
        entry.problems(),
        dependencies,
        SitePageHashes.shown(entry),
        entry.words(),
        content);
  }

  private static OffsetDateTime date(Article article) {
    return article.metadata().dates().date().orElse(OffsetDateTime.MIN);
  }
}
