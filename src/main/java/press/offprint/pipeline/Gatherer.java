package press.offprint.pipeline;

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
import press.offprint.catalog.Entry;
import press.offprint.content.Reading;
import press.offprint.content.site.Listings;
import press.offprint.model.Article;
import press.offprint.model.Content;
import press.offprint.model.Dependency;
import press.offprint.model.Metadata;
import press.offprint.model.Publication;
import press.offprint.model.Site;
import press.offprint.pipeline.disk.SourceFile;

/** Gathers all published posts, newest first, for the editions that the whole site shares. */
public final class Gatherer {
  private static final Comparator<Article> NEWEST_FIRST =
      Comparator.comparing(Gatherer::instant).reversed().thenComparing(Article::source);

  private final Site site;
  private final Ledger ledger;
  private final SiteShelf shelf;
  private final EditionKeys keys;
  private final boolean force;
  private final Stop stop;
  private final Editions editions;
  private final Withdrawals withdrawals;
  private final PostReader reader;

  Gatherer(Press.Room room, Editions editions, Withdrawals withdrawals, PostReader reader) {
    this.site = room.site();
    this.ledger = room.ledger();
    this.shelf = new SiteShelf(room.ledger(), room.output());
    this.keys = room.keys();
    this.force = room.settings().force();
    this.stop = room.stop();
    this.editions = editions;
    this.withdrawals = withdrawals;
    this.reader = reader;
  }

  /**
   * Turns the plan in the body into the publication of the whole site, after what is gone was
   * withdrawn; where no site edition is due, the body is {@link Made#NOTHING}.
   */
  public void gather(Exchange exchange) {
    Plan plan = exchange.getMessage().getBody(Plan.class);
    SiteWork.remember(exchange, plan);
    withdrawals.withdraw(plan.gone());
    SitePieces pieces = pieces();
    Map<String, String> due = due(Order.of(exchange), pieces);
    SiteWork.remember(exchange, due);
    SiteWork.remember(exchange, new SiteProgress(pieces));
    exchange.getMessage().setBody(due.isEmpty() ? Made.NOTHING : publication(plan));
  }

  /** Whether a site edition is due as things stand. */
  boolean isDue(Order order) {
    return !due(order, pieces()).isEmpty();
  }

  private SitePieces pieces() {
    return new SitePieces(site.fingerprint(), ledger.all());
  }

  /** The site editions that are due, each with the hash of what it will be made from. */
  private Map<String, String> due(Order order, SitePieces pieces) {
    if (stop.isAsked()) {
      return Map.of();
    }
    Map<String, String> due = new HashMap<>();
    for (String edition : editions.names("site").stream().filter(order::wants).toList()) {
      String made = pieces.all(keys.of("site-" + edition));
      if (force || order.force() || !shelf.stands(edition, made)) {
        due.put(edition, made);
      }
    }
    return due;
  }

  private Publication publication(Plan plan) {
    Map<String, SourceFile> files = new HashMap<>();
    plan.files().forEach(file -> files.put(file.source(), file));
    List<Article> articles = new ArrayList<>();
    for (Entry entry : ledger.all()) {
      Optional<Metadata> metadata = entry.metadata().read();
      if (!entry.renditions().isEmpty()
          && metadata.isPresent()
          && files.containsKey(entry.source())) {
        articles.add(article(entry, metadata.get()));
      }
    }
    articles.sort(NEWEST_FIRST);
    Bodies bodies = new Bodies(site.feedItems());
    Map<Boolean, List<Article>> kinds =
        articles.stream()
            .map(article -> article.withContents(bodies.add(reading(article, files, plan))))
            .collect(Collectors.partitioningBy(a -> Listings.isSection(a.source())));
    return new Publication(site, site.title(), "", kinds.get(false), kinds.get(true));
  }

  private Supplier<Content> reading(Article article, Map<String, SourceFile> files, Plan plan) {
    return () -> {
      Reading<Article> again = reader.again(files.get(article.source()), plan.atlas());
      return again.accepted().map(Article::content).orElse(Content.EMPTY);
    };
  }

  private static Article article(Entry entry, Metadata metadata) {
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
