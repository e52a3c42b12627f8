package press.offprint.pipeline.site;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.model.Article;
import press.offprint.model.Dependency;
import press.offprint.model.Publication;
import press.offprint.model.RenditionInfo;
import press.offprint.model.SiteFile;
import press.offprint.model.list.ListPage;
import press.offprint.model.list.ListedBook;
import press.offprint.pipeline.plan.input.InputHash;

/**
 * The input hashes of site pages, such as one page of a list: the settings, the route, the
 * templates and the catalog entries of the posts on that page. Immutable.
 */
final class SitePageHashes {
  private static final String PAGE = "html";

  static final SitePageHashes NONE =
      new SitePageHashes("", List.of(), List.of(), source -> false, new EntryHashes());

  private final String site;
  private final Map<String, String> posts = new TreeMap<>();
  private final List<ListedBook> books;

  /**
   * Creates the hashes.
   *
   * @param site fingerprint of the settings, which every page may show
   * @param entries the whole catalog; an entry without renditions is on no page
   * @param books all books that the site shows
   * @param home true for the source of a text of a home page
   * @param known the hashes of earlier runs
   */
  SitePageHashes(
      String site,
      Collection<CatalogEntry> entries,
      List<ListedBook> books,
      Predicate<String> home,
      EntryHashes known) {
    this.site = site;
    this.books = List.copyOf(books);
    entries.stream()
        .filter(entry -> isShown(entry, home))
        .forEach(entry -> posts.put(entry.source(), known.of(entry, SitePageHashes::hash)));
  }

  /** Returns true if a page of the site may show an entry. */
  static boolean isShown(CatalogEntry entry, Predicate<String> home) {
    boolean text = home.test(entry.source()) && entry.status() == EntryStatus.PUBLISHED;
    return text || !entry.renditions().isEmpty();
  }

  private static String hash(CatalogEntry entry) {
    InputHash hash =
        new InputHash()
            .add(entry.source())
            .add(entry.path())
            .add(entry.fingerprint())
            .add(entry.metadata().toString())
            .add(String.join("\n", entry.aliases()))
            .add(Integer.toString(entry.words()));
    for (RenditionInfo download : shown(entry)) {
      hash.add(download.path()).add(download.sha256());
    }
    return hash.hash();
  }

  /**
   * Returns the downloads of a post as lists show them. The page has neither size nor hash there,
   * because it changes with adjacent posts, and no list would stay.
   */
  static List<RenditionInfo> shown(CatalogEntry entry) {
    return entry.downloads().stream()
        .map(
            file ->
                file.edition().equals(PAGE)
                    ? new RenditionInfo(PAGE, file.path(), file.mediaType(), 0, "")
                    : file)
        .toList();
  }

  /** Returns the hash of an edition of the whole site. */
  String all(String edition) {
    InputHash hash = begin(edition);
    posts.values().forEach(hash::add);
    return hash.add(books.toString()).hash();
  }

  /** Returns the books that the site shows. */
  List<ListedBook> books() {
    return books;
  }

  /** Returns the hash of an edition of some posts. */
  String of(String edition, Publication publication) {
    return begin(edition).add(posts(publication)).hash();
  }

  /**
   * Returns the hash of a feed. It shows the whole texts of its posts and what they suggest, so
   * what a link or a picture of a post leads to counts too.
   */
  String ofFeed(String edition, Publication publication) {
    InputHash hash = begin(edition).add(posts(publication));
    for (Article article : publication.articles()) {
      for (Dependency dependency : article.dependencies()) {
        hash.add(dependency.kind() + " " + dependency.name()).add(dependency.fingerprint());
      }
      hash.add("");
    }
    return hash.hash();
  }

  /** Returns the hash of one page of a list. */
  String of(String edition, ListPage list) {
    InputHash hash = begin(edition).add(posts(list.publication()));
    hash.add(list.kind()).add(list.taxonomy()).add(list.page() + "/" + list.pages());
    list.terms().forEach(term -> hash.add(term.toString()));
    hash.add("");
    list.lists().forEach(term -> hash.add(term.toString()));
    hash.add(list.publication().surroundings().profiles().toString());
    hash.add(list.publication().surroundings().translations().toString());
    hash.add(Integer.toString(list.publication().surroundings().books()));
    hash.add(Integer.toString(list.publication().surroundings().issues()));
    return hash.add("").add(list.intro().map(this::post).orElse("")).hash();
  }

  /** Returns the hash of a file that is no list. */
  String of(String edition, SiteFile file) {
    InputHash hash = begin(edition).add(posts(file.publication())).add(file.part());
    new TreeMap<>(file.values()).forEach((name, value) -> hash.add(name).add(value.toString()));
    return hash.hash();
  }

  /** Returns the hash of the picture of links to a post, or to the site if there is no post. */
  static String ofCard(String edition, Publication publication) {
    InputHash hash = new InputHash().add(edition).add(publication.site().title());
    if (publication.articles().isEmpty()) {
      return hash.add(publication.site().description()).add(publication.folder()).hash();
    }
    Article article = publication.article();
    return hash.add(article.path())
        .add(article.metadata().title())
        .add(article.metadata().authors().toString())
        .add(article.metadata().language())
        .add(article.metadata().direction())
        .hash();
  }

  private InputHash begin(String edition) {
    return new InputHash().add(edition).add(site);
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
