package press.offprint.pipeline.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExchangeHelper;
import press.offprint.content.site.PostHeader;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.SiteLists;
import press.offprint.model.Article;
import press.offprint.model.ListPage;
import press.offprint.model.Publication;
import press.offprint.pipeline.plan.EditionFingerprints;
import press.offprint.pipeline.run.RunRequest;

/**
 * Takes the whole site apart into the pieces that each become a file: feeds, lists and redirects.
 * What lies in the output folder and would be made from the same is left out.
 */
public final class SiteSplitter {
  private final EditionFingerprints keys;
  private final SiteOutput siteOutput;
  private final boolean force;

  public SiteSplitter(EditionFingerprints keys, SiteOutput siteOutput, boolean force) {
    this.keys = keys;
    this.siteOutput = siteOutput;
    this.force = force;
  }

  /** The newest posts, as many as a feed holds: one publication. */
  public List<Publication> newest(Exchange exchange) {
    Publication whole = whole(exchange);
    List<Article> posts = whole.articles();
    List<Article> newest = posts.subList(0, Math.min(posts.size(), whole.site().feedItems()));
    Publication feed = new Publication(whole.site(), whole.title(), whole.folder(), newest);
    return duePublications(exchange, List.of(feed));
  }

  /** All posts, page by page. */
  public List<ListPage> home(Exchange exchange) {
    return dueLists(exchange, SiteLists.of(whole(exchange)).home());
  }

  /** Sections, taxonomies and terms, page by page. */
  public List<ListPage> others(Exchange exchange) {
    return dueLists(exchange, SiteLists.of(whole(exchange)).others());
  }

  /** The lists that have a feed. */
  public List<ListPage> feeds(Exchange exchange) {
    return dueLists(exchange, SiteLists.of(whole(exchange)).feeds());
  }

  /** One publication for each former place that leads to a post; the post is all it holds. */
  public List<Publication> redirects(Exchange exchange) {
    Publication whole = whole(exchange);
    SiteIndex siteIndex = SiteExchange.plan(exchange).siteIndex();
    List<Publication> redirects = new ArrayList<>();
    List<Article> all = new ArrayList<>(whole.articles());
    all.addAll(whole.below());
    for (Article article : all) {
      Optional<PostHeader> header = siteIndex.findBySource(article.source());
      for (String alias : header.map(siteIndex::usableAliases).orElse(List.of())) {
        String folder = alias.replaceAll("^/|/$", "");
        redirects.add(
            new Publication(whole.site(), article.metadata().title(), folder, List.of(article)));
      }
    }
    return duePublications(exchange, redirects);
  }

  private static Publication whole(Exchange exchange) {
    return exchange.getMessage().getBody(Publication.class);
  }

  private List<ListPage> dueLists(Exchange exchange, List<ListPage> lists) {
    SitePageHashes pageHashes = SiteExchange.progress(exchange).pieces();
    String key = key(exchange);
    return due(exchange, lists, list -> pageHashes.of(key, list));
  }

  private List<Publication> duePublications(Exchange exchange, List<Publication> publications) {
    SitePageHashes pageHashes = SiteExchange.progress(exchange).pieces();
    String key = key(exchange);
    return due(exchange, publications, publication -> pageHashes.of(key, publication));
  }

  private String key(Exchange exchange) {
    return keys.of(ExchangeHelper.getAtRouteId(exchange));
  }

  private <T> List<T> due(Exchange exchange, List<T> pieces, Function<T, String> inputHash) {
    String edition = ExchangeHelper.getAtRouteId(exchange).replaceFirst("^site-", "");
    boolean all = force || RunRequest.of(exchange).force();
    Map<String, String> standing = all ? Map.of() : siteOutput.standing(edition);
    SitePageState pageState = SiteExchange.progress(exchange);
    List<T> due = new ArrayList<>();
    List<String> sources = new ArrayList<>();
    for (T piece : pieces) {
      String source = inputHash.apply(piece);
      Optional<String> path = Optional.ofNullable(standing.get(source));
      if (path.isPresent()) {
        pageState.keep(edition, path.get());
      } else {
        due.add(piece);
        sources.add(source);
      }
    }
    SiteExchange.sources(exchange, sources);
    return due;
  }
}
