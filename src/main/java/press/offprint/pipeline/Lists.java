package press.offprint.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import press.offprint.content.Card;
import press.offprint.content.site.Atlas;
import press.offprint.content.site.Listings;
import press.offprint.model.Article;
import press.offprint.model.Listing;
import press.offprint.model.Publication;

/** Takes the whole site apart into the lists and redirects that each become a file. */
public final class Lists {

  /** All posts, page by page. */
  public List<Listing> home(Exchange exchange) {
    return told(exchange, Listings.of(whole(exchange)).home());
  }

  /** Sections, taxonomies and terms, page by page. */
  public List<Listing> others(Exchange exchange) {
    return told(exchange, Listings.of(whole(exchange)).others());
  }

  /** The lists that have a feed. */
  public List<Listing> feeds(Exchange exchange) {
    return told(exchange, Listings.of(whole(exchange)).feeds());
  }

  /** One publication for each former place that leads to a post; the post is all it holds. */
  public List<Publication> redirects(Exchange exchange) {
    Publication whole = whole(exchange);
    Atlas atlas = SiteWork.plan(exchange).atlas();
    List<Publication> redirects = new ArrayList<>();
    List<Article> all = new ArrayList<>(whole.articles());
    all.addAll(whole.below());
    for (Article article : all) {
      Optional<Card> card = atlas.bySource(article.source());
      for (String alias : card.map(atlas::usableAliases).orElse(List.of())) {
        String folder = alias.replaceAll("^/|/$", "");
        redirects.add(
            new Publication(whole.site(), article.metadata().title(), folder, List.of(article)));
      }
    }
    return told(exchange, redirects);
  }

  private static Publication whole(Exchange exchange) {
    return exchange.getMessage().getBody(Publication.class);
  }

  // Camel leaves a body that split into nothing as it was.
  private static <T> List<T> told(Exchange exchange, List<T> items) {
    if (items.isEmpty()) {
      SiteWork.hasNothing(exchange);
    }
    return items;
  }
}
