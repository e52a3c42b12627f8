package press.offprint.pipeline.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExchangeHelper;
import press.offprint.content.site.Archive;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.SiteLists;
import press.offprint.content.site.SiteNavigation;
import press.offprint.content.site.host.HostRedirects;
import press.offprint.content.site.host.ListRedirects;
import press.offprint.content.site.host.Sitemap;
import press.offprint.content.site.language.SiteLanguages;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Article;
import press.offprint.model.Publication;
import press.offprint.model.RenditionInfo;
import press.offprint.model.Site;
import press.offprint.model.SiteFile;
import press.offprint.model.list.CitedPost;
import press.offprint.model.list.ListPage;
import press.offprint.model.navigation.PageLink;
import press.offprint.model.navigation.SitemapEntry;
import press.offprint.model.navigation.Surroundings;
import press.offprint.pipeline.plan.input.EditionFingerprints;
import press.offprint.pipeline.record.ExchangeKey;
import press.offprint.pipeline.run.RunRequest;

/**
 * Splits the whole site into the publications and list pages that each become a file. A page whose
 * file is present and has the same input hash is left out. In routes this bean is {@code lists}.
 */
public final class SiteSplitter {
  private final EditionFingerprints fingerprints;
  private final SiteOutput siteOutput;
  private final SiteRun run;
  private final boolean force;

  public SiteSplitter(
      EditionFingerprints fingerprints, SiteOutput siteOutput, SiteRun run, boolean force) {
    this.fingerprints = fingerprints;
    this.siteOutput = siteOutput;
    this.run = run;
    this.force = force;
  }

  /** Returns the newest posts of each language, as many as a feed has. */
  public List<Publication> newest(Exchange exchange) {
    List<Publication> feeds = new ArrayList<>();
    for (SiteLists lists : lists(exchange)) {
      Publication whole = lists.whole();
      List<Article> posts = lists.main();
      List<Article> newest = posts.subList(0, Math.min(posts.size(), whole.site().feedItems()));
      feeds.add(new Publication(whole.site(), whole.title(), whole.folder(), newest));
    }
    return stale(exchange, feeds, (edition, some) -> run.hashes().ofFeed(edition, some));
  }

  /** Returns the pages of the list of all posts, with the numbers of books that have a page. */
  public List<ListPage> home(Exchange exchange) {
    return staleLists(
        exchange,
        each(exchange, SiteLists::home),
        count(bookList(exchange, false)),
        count(bookList(exchange, true)));
  }

  private static int count(Optional<SiteFile> list) {
    return list.map(page -> ((List<?>) page.values().get("books")).size()).orElse(0);
  }

  /** Returns the page of all books; none if it is not made. */
  public List<SiteFile> books(Exchange exchange) {
    return staleFiles(exchange, bookList(exchange, false).stream().toList());
  }

  /** Returns the page of all issues; none if it is not made. */
  public List<SiteFile> issues(Exchange exchange) {
    return staleFiles(exchange, bookList(exchange, true).stream().toList());
  }

  /** Returns the feed of all issues; none if there are none. */
  public List<SiteFile> issueFeed(Exchange exchange) {
    return staleFiles(
        exchange, BookListPage.of(lists(exchange), run.hashes().books(), true).stream().toList());
  }

  private Optional<SiteFile> bookList(Exchange exchange, boolean issues) {
    return whole(exchange).site().makes(issues ? "issues" : "books")
        ? BookListPage.of(lists(exchange), run.hashes().books(), issues)
        : Optional.empty();
  }

  /** Returns the pages of the lists of sections, taxonomies and terms. */
  public List<ListPage> others(Exchange exchange) {
    Site site = whole(exchange).site();
    List<ListPage> pages = new ArrayList<>();
    for (SiteLists lists : lists(exchange)) {
      lists.reserved().forEach(run::reserve);
      pages.addAll(lists.others());
      pages.addAll(lists.furtherPages(siteIndex(exchange), site));
    }
    return staleLists(exchange, pages);
  }

  /** Returns the pages of the archive. */
  public List<ListPage> archive(Exchange exchange) {
    return staleLists(exchange, each(exchange, Archive::pages));
  }

  /** Returns the first page of every list that has a feed. */
  public List<ListPage> feeds(Exchange exchange) {
    return staleLists(exchange, each(exchange, SiteLists::feeds));
  }

  /** Returns one publication for each usable alias; it holds the post of the alias. */
  public List<Publication> redirects(Exchange exchange) {
    Publication whole = whole(exchange);
    SiteIndex siteIndex = siteIndex(exchange);
    List<Publication> redirects = new ArrayList<>();
    List<Article> all = new ArrayList<>(whole.articles());
    all.addAll(whole.below());
    for (Article article : all) {
      PostHeader header = siteIndex.findBySource(article.source()).orElse(null);
      for (String alias : header == null ? List.<String>of() : siteIndex.usableAliases(header)) {
        String folder = alias.replaceAll("^/|/$", "");
        Site site = siteIndex.languages(whole.site()).siteOf(article.metadata());
        redirects.add(new Publication(site, article.metadata().title(), folder, List.of(article)));
      }
    }
    return stalePublications(exchange, redirects);
  }

  /** Returns one file for each further path of a list, such as {@code /posts/page/1/}. */
  public List<SiteFile> listRedirects(Exchange exchange) {
    Site site = whole(exchange).site();
    SiteIndex siteIndex = siteIndex(exchange);
    List<SiteFile> files =
        site.makes("lists")
            ? ListRedirects.files(lists(exchange), siteIndex, site, siteIndex.languages(site))
            : List.of();
    return staleFiles(exchange, files);
  }

  /**
   * Returns one publication for each post without a picture, and one without posts for each
   * language; none if the address of the site is not known, because links to pictures need it.
   */
  public List<Publication> cards(Exchange exchange) {
    Publication whole = whole(exchange);
    SiteLanguages languages = siteIndex(exchange).languages(whole.site());
    List<Publication> cards = new ArrayList<>();
    if (whole.site().baseUrlGiven()) {
      cards.addAll(bare(exchange));
      whole.articles().stream()
          .filter(Article::hasCard)
          .map(post -> Publication.of(languages.siteOf(post.metadata()), post))
          .forEach(cards::add);
    }
    return stale(exchange, cards, SitePageHashes::ofCard);
  }

  /** Returns a file beside each post with other files than its page; none if pages do not cite. */
  public List<SiteFile> cited(Exchange exchange) {
    Publication whole = whole(exchange);
    if (!whole.site().addresses().cite()) {
      return staleFiles(exchange, List.of());
    }
    SiteLanguages languages = siteIndex(exchange).languages(whole.site());
    return staleFiles(
        exchange,
        whole.articles().stream()
            .flatMap(post -> cited(post, languages.siteOf(post.metadata())).stream())
            .toList());
  }

  private static Optional<SiteFile> cited(Article post, Site site) {
    // The page has no hash in the catalog of lists.
    List<RenditionInfo> files =
        post.downloads().stream().filter(file -> !file.sha256().isEmpty()).toList();
    Publication own = Publication.of(site, post);
    return files.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SiteFile(
                own.withArticles(List.of()),
                own.name(),
                Map.of("cited", new CitedPost(post.metadata(), files))));
  }

  /** Returns the files of the sitemap. */
  public List<SiteFile> sitemap(Exchange exchange) {
    Publication whole = whole(exchange);
    SiteNavigation navigation = siteIndex(exchange).navigation(whole.site());
    List<String> pages = new ArrayList<>();
    bookList(exchange, false).ifPresent(any -> pages.add(BookListPage.PATH));
    bookList(exchange, true).ifPresent(any -> pages.add(BookListPage.ISSUES));
    List<SitemapEntry> books = BookListPage.entries(run.hashes().books(), pages);
    return staleFiles(
        exchange, new Sitemap(whole, lists(exchange), navigation).with(books).files());
  }

  /** Returns one file of the former paths of all posts; none if there are no former paths. */
  public List<SiteFile> moved(Exchange exchange) {
    SiteIndex siteIndex = siteIndex(exchange);
    Publication whole = whole(exchange);
    SiteLanguages languages = siteIndex.languages(whole.site());
    return staleFiles(exchange, HostRedirects.files(whole, lists(exchange), siteIndex, languages));
  }

  /** Returns one publication without posts, for a file that depends on the settings alone. */
  public List<Publication> settings(Exchange exchange) {
    Publication whole = whole(exchange);
    Publication bare = new Publication(whole.site(), whole.title(), "", List.of());
    return stalePublications(exchange, List.of(bare));
  }

  /** Returns one publication without posts for the search page of each language. */
  public List<Publication> search(Exchange exchange) {
    SiteNavigation navigation = siteIndex(exchange).navigation(whole(exchange).site());
    List<PageLink> pages =
        navigation.ofSite().homes().stream()
            .map(
                home ->
                    new PageLink(
                        home.title(), home.path() + "search/", home.language(), home.direction()))
            .toList();
    return bare(exchange).stream()
        .map(
            bare ->
                bare.withSurroundings(
                    navigation.ofSite(bare.site().language()).withTranslations(pages)))
        .toList();
  }

  private static List<Publication> bare(Exchange exchange) {
    return lists(exchange).stream()
        .map(SiteLists::whole)
        .map(whole -> new Publication(whole.site(), whole.title(), whole.folder(), List.of()))
        .toList();
  }

  private static SiteIndex siteIndex(Exchange exchange) {
    return ExchangeKey.PLAN.get(exchange).siteIndex();
  }

  private static List<SiteLists> lists(Exchange exchange) {
    return ExchangeKey.LISTS.get(exchange);
  }

  private static List<ListPage> each(Exchange exchange, Function<SiteLists, List<ListPage>> pages) {
    return lists(exchange).stream().flatMap(one -> pages.apply(one).stream()).toList();
  }

  private static Publication whole(Exchange exchange) {
    return exchange.getMessage().getBody(Publication.class);
  }

  private List<ListPage> staleLists(Exchange exchange, List<ListPage> lists) {
    return staleLists(exchange, lists, 0, 0);
  }

  private List<ListPage> staleLists(
      Exchange exchange, List<ListPage> lists, int books, int issues) {
    SiteNavigation navigation = siteIndex(exchange).navigation(whole(exchange).site());
    List<ListPage> all =
        lists.stream().map(list -> list.with(around(list, navigation, books, issues))).toList();
    return stale(exchange, all, (edition, list) -> run.hashes().of(edition, list));
  }

  private List<Publication> stalePublications(Exchange exchange, List<Publication> publications) {
    List<Publication> all = publications.stream().map(one -> inSite(one, exchange)).toList();
    return stale(exchange, all, (edition, some) -> run.hashes().of(edition, some));
  }

  private List<SiteFile> staleFiles(Exchange exchange, List<SiteFile> files) {
    List<SiteFile> all =
        files.stream().map(file -> file.with(inSite(file.publication(), exchange))).toList();
    return stale(exchange, all, (edition, file) -> run.hashes().of(edition, file));
  }

  private static Publication inSite(Publication one, Exchange exchange) {
    SiteNavigation navigation = siteIndex(exchange).navigation(whole(exchange).site());
    return one.withSurroundings(navigation.ofSite(one.site().language()));
  }

  // The list of an author shows the profile of the author.
  private static Publication around(
      ListPage list, SiteNavigation navigation, int books, int issues) {
    Surroundings around =
        navigation
            .ofSite(list.publication().site().language())
            .withTranslations(
                list.page() == 1 ? navigation.listTranslations(list.path(1)) : List.of())
            .withBooks(books, issues);
    if (list.kind().equals("term") && list.taxonomy().equals("authors")) {
      around = around.withProfiles(List.of(navigation.profile(list.publication().title())));
    }
    return list.publication().withSurroundings(around);
  }

  private <T> List<T> stale(
      Exchange exchange, List<T> pages, BiFunction<String, T, String> inputHash) {
    String route = ExchangeHelper.getAtRouteId(exchange);
    String edition = route.replaceFirst("^site-", "");
    String fingerprint = fingerprints.of(route);
    boolean all = force || ExchangeKey.REQUEST.get(exchange, RunRequest.CHANGES).force();
    Map<String, List<String>> present = all ? Map.of() : siteOutput.present(edition);
    List<T> stale = new ArrayList<>();
    List<String> hashes = new ArrayList<>();
    for (T page : pages) {
      String hash = inputHash.apply(fingerprint, page);
      List<String> paths = present.get(hash);
      if (paths == null) {
        stale.add(page);
        hashes.add(hash);
      } else {
        paths.forEach(path -> run.keep(edition, path));
      }
    }
    ExchangeKey.PAGES.set(exchange, List.copyOf(hashes));
    return stale;
  }
}
