package press.offprint.pipeline.site;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.model.Article;
import press.offprint.model.ListPage;
import press.offprint.model.Publication;
import press.offprint.model.RenditionInfo;
import press.offprint.pipeline.plan.InputHash;

/**
 * What each piece of the site, such as one page of a list, is made from: settings, route and
 * templates, and of the posts those alone that it holds, as they are filed. Never changes.
 */
final class SitePageHashes {
  private final String site;
  private final Map<String, String> posts = new TreeMap<>();

  /**
   * @param site fingerprint of the settings, which every piece may show
   * @param entries all that is known; what has nothing in the output folder is in no piece
   */
  SitePageHashes(String site, Collection<CatalogEntry> entries) {
    this.site = site;
    entries.stream()
        .filter(entry -> !entry.renditions().isEmpty())
        .forEach(entry -> posts.put(entry.source(), state(entry)));
  }

  private static String state(CatalogEntry entry) {
    InputHash state =
        new InputHash()
            .add(entry.source())
            .add(entry.path())
            .add(entry.fingerprint())
            .add(entry.metadata().toString())
            .add(String.join("\n", entry.aliases()))
            .add(Integer.toString(entry.words()));
    for (RenditionInfo download : entry.downloads()) {
      state.add(download.path()).add(download.sha256());
    }
    return state.hash();
  }

  /**
   * What an edition of the whole site is made from, whichever posts it shows.
   *
   * @param key of the edition
   */
  String all(String key) {
    InputHash hash = begin(key);
    posts.values().forEach(hash::add);
    return hash.hash();
  }

  /** What an edition of some posts is made from. */
  String of(String key, Publication publication) {
    return begin(key).add(posts(publication)).hash();
  }

  /** What one page of a list is made from. */
  String of(String key, ListPage list) {
    InputHash hash = begin(key).add(posts(list.publication()));
    hash.add(list.kind()).add(list.taxonomy()).add(list.page() + "/" + list.pages());
    list.terms().forEach(term -> hash.add(term.toString()));
    return hash.add("").add(list.intro().map(this::post).orElse("")).hash();
  }

  private InputHash begin(String key) {
    return new InputHash().add(key).add(site);
  }

  private String posts(Publication publication) {
    InputHash hash = new InputHash().add(publication.title()).add(publication.folder());
    publication.articles().forEach(article -> hash.add(post(article)));
    hash.add("");
    publication.below().forEach(article -> hash.add(post(article)));
    return hash.hash();
  }

  private String post(Article article) {
    return Optional.ofNullable(posts.get(article.source())).orElseThrow();
  }
}
