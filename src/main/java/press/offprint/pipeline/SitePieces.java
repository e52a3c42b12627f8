package press.offprint.pipeline;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import press.offprint.catalog.Entry;
import press.offprint.model.Article;
import press.offprint.model.Download;
import press.offprint.model.Listing;
import press.offprint.model.Publication;

/**
 * What each piece of the site, such as one page of a list, is made from: settings, route and
 * templates, and of the posts those alone that it holds, as they are filed. Never changes.
 */
final class SitePieces {
  private final String site;
  private final Map<String, String> posts = new TreeMap<>();

  /**
   * @param site fingerprint of the settings, which every piece may show
   * @param entries all that is known; what has nothing in the output folder is in no piece
   */
  SitePieces(String site, Collection<Entry> entries) {
    this.site = site;
    entries.stream()
        .filter(entry -> !entry.renditions().isEmpty())
        .forEach(entry -> posts.put(entry.source(), state(entry)));
  }

  private static String state(Entry entry) {
    Lineage state =
        new Lineage()
            .and(entry.source())
            .and(entry.path())
            .and(entry.fingerprint())
            .and(entry.metadata().toString())
            .and(String.join("\n", entry.aliases()))
            .and(Integer.toString(entry.words()));
    for (Download download : entry.downloads()) {
      state.and(download.path()).and(download.sha256());
    }
    return state.hash();
  }

  /**
   * What an edition of the whole site is made from, whichever posts it shows.
   *
   * @param key of the edition
   */
  String all(String key) {
    Lineage lineage = begin(key);
    posts.values().forEach(lineage::and);
    return lineage.hash();
  }

  /** What an edition of some posts is made from. */
  String of(String key, Publication publication) {
    return begin(key).and(posts(publication)).hash();
  }

  /** What one page of a list is made from. */
  String of(String key, Listing list) {
    Lineage lineage = begin(key).and(posts(list.publication()));
    lineage.and(list.kind()).and(list.taxonomy()).and(list.page() + "/" + list.pages());
    list.terms().forEach(term -> lineage.and(term.toString()));
    return lineage.and("").and(list.intro().map(this::post).orElse("")).hash();
  }

  private Lineage begin(String key) {
    return new Lineage().and(key).and(site);
  }

  private String posts(Publication publication) {
    Lineage lineage = new Lineage().and(publication.title()).and(publication.folder());
    publication.articles().forEach(article -> lineage.and(post(article)));
    lineage.and("");
    publication.below().forEach(article -> lineage.and(post(article)));
    return lineage.hash();
  }

  private String post(Article article) {
    return Optional.ofNullable(posts.get(article.source())).orElseThrow();
  }
}
