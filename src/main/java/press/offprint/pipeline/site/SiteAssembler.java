package press.offprint.pipeline.site;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.content.frontmatter.ReadResult;
import press.offprint.content.site.SiteLists;
import press.offprint.model.Article;
import press.offprint.model.Content;
import press.offprint.model.Dependency;
import press.offprint.model.Metadata;
import press.offprint.model.Publication;
import press.offprint.model.Site;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.disk.source.SourceFile;
import press.offprint.pipeline.plan.BuildPlan;
import press.offprint.pipeline.plan.EditionFingerprints;
import press.offprint.pipeline.plan.EditionRoutes;
import press.offprint.pipeline.post.PostReader;
import press.offprint.pipeline.record.BranchResults;
import press.offprint.pipeline.record.Unpublisher;
import press.offprint.pipeline.run.RunRequest;
import press.offprint.pipeline.run.StopFlag;
import press.offprint.pipeline.state.CatalogCache;

/** Gathers all published posts, newest first, for the editions that the whole site shares. */
public final class SiteAssembler {
  private static final Comparator<Article> NEWEST_FIRST =
      Comparator.comparing(SiteAssembler::instant).reversed().thenComparing(Article::source);

  private final Site site;
  private final CatalogCache catalog;
  private final SiteOutput siteOutput;
  private final EditionFingerprints keys;
  private final boolean force;
  private final StopFlag stop;
  private final EditionRoutes editions;
  private final Unpublisher withdrawals;
  private final PostReader reader;

  public SiteAssembler(
      Publisher.Room room, EditionRoutes editions, Unpublisher withdrawals, PostReader reader) {
    this.site = room.site();
    this.catalog = room.catalog();
    this.siteOutput = new SiteOutput(room.catalog(), room.output());
    this.keys = room.keys();
    this.force = room.settings().force();
    this.stop = room.stop();
    this.editions = editions;
    this.withdrawals = withdrawals;
    this.reader = reader;
  }

  /**
   * Turns the plan in the body into the publication of the whole site, after what is gone was
   * withdrawn; where no site edition is due, the body is {@link BranchResults#NOTHING}.
   */
  public void gather(Exchange exchange) {
    BuildPlan plan = exchange.getMessage().getBody(BuildPlan.class);
    SiteExchange.remember(exchange, plan);
    withdrawals.withdraw(plan.gone());
    SitePageHashes pageHashes = pieces();
    Map<String, String> due = due(RunRequest.of(exchange), pageHashes);
    SiteExchange.remember(exchange, due);
    SiteExchange.remember(exchange, new SitePageState(pageHashes));
    exchange.getMessage().setBody(due.isEmpty() ? BranchResults.NOTHING : publication(plan));
  }

  /** Whether a site edition is due as things stand. */
  public boolean isDue(RunRequest request) {
    return !due(request, pieces()).isEmpty();
  }

  private SitePageHashes pieces() {
    return new SitePageHashes(site.fingerprint(), catalog.all());
  }

  /** The site editions that are due, each with the hash of what it will be made from. */
  private Map<String, String> due(RunRequest request, SitePageHashes pageHashes) {
    if (stop.isRequested()) {
      return Map.of();
    }
    Map<String, String> due = new HashMap<>();
    for (String edition : editions.names("site").stream().filter(request::wants).toList()) {
      String made = pageHashes.all(keys.of("site-" + edition));
      if (force || request.force() || !siteOutput.stands(edition, made)) {
        due.put(edition, made);
      }
    }
    return due;
  }

  private Publication publication(BuildPlan plan) {
    Map<String, SourceFile> files = new HashMap<>();
    plan.files().forEach(file -> files.put(file.source(), file));
    List<Article> articles = new ArrayList<>();
    for (CatalogEntry entry : catalog.all()) {
      Optional<Metadata> metadata = entry.metadata().read();
      if (!entry.renditions().isEmpty()
          && metadata.isPresent()
          && files.containsKey(entry.source())) {
        articles.add(article(entry, metadata.get()));
      }
    }
    articles.sort(NEWEST_FIRST);
    LazyBodies bodies = new LazyBodies(site.feedItems());
    Map<Boolean, List<Article>> kinds =
        articles.stream()
            .map(article -> article.withContents(bodies.add(reading(article, files, plan))))
            .collect(Collectors.partitioningBy(a -> SiteLists.isSection(a.source())));
    return new Publication(site, site.title(), "", kinds.get(false), kinds.get(true));
  }

  private Supplier<Content> reading(
      Article article, Map<String, SourceFile> files, BuildPlan plan) {
    return () -> {
      ReadResult<Article> again = reader.again(files.get(article.source()), plan.siteIndex());
      return again.accepted().map(Article::content).orElse(Content.EMPTY);
    };
  }

  private static Article article(CatalogEntry entry, Metadata metadata) {
    List<Dependency> dependencies = entry.dependencies().stream().map(d -> d.dependency()).toList();
    return new Article(
        entry.source(),
        entry.path(),
        metadata,
        entry.problems(),
        dependencies,
        entry.downloads(),
        entry.words(),
        () -> Content.EMPTY);
  }

  private static OffsetDateTime instant(Article article) {
    return article.metadata().dates().date().orElse(OffsetDateTime.MIN);
  }
}
