package press.offprint.content.site;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.offprint.content.site.BuildOptions.Listing;
import press.offprint.content.site.language.SiteLanguages;
import press.offprint.content.site.permalink.PathSegments;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.model.Article;
import press.offprint.model.ListPage;
import press.offprint.model.Publication;
import press.offprint.model.Site;
import press.offprint.model.Term;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.navigation.Taxonomy;
import press.offprint.model.text.ServerAddresses;

/** The lists of a site: all posts, its sections, and its taxonomies with their terms. */
public final class SiteLists {
  private final Publication whole;
  private final SiteLanguages languages;
  private final List<Article> posts;
  private final List<Article> sectionPosts;
  private final Set<String> taken;
  private final PageKind kinds;
  private final Taxonomies taxonomies;

  // Made at its first use, because several files of a site need it.
  @GuardedBy("this")
  private List<ListPage> others;

  private SiteLists(Publication whole, PageKind kinds, SiteLanguages languages) {
    this.whole = whole;
    this.languages = languages;
    this.taxonomies = Taxonomies.of(whole.site());
    this.kinds = kinds;
    this.posts = in(whole.articles(), Set.of(Listing.ALWAYS));
    this.sectionPosts = in(whole.articles(), Set.of(Listing.ALWAYS, Listing.LOCAL));
    this.taken =
        Stream.concat(whole.articles().stream(), whole.below().stream())
            .map(article -> PathSegments.fold(article.path()))
            .collect(Collectors.toSet());
  }

  private List<Article> in(List<Article> posts, Set<Listing> lists) {
    return posts.stream()
        .filter(post -> lists.contains(kinds.listing(post.source(), post.metadata())))
        .toList();
  }

  /** Returns the distinction between posts and pages in this site. */
  public PageKind kinds() {
    return kinds;
  }

  /** Returns the posts that lists and feeds of the whole site hold, in the order of the site. */
  public List<Article> listed() {
    return posts;
  }

  /**
   * Prepares the lists of a whole site, those of each language on their own.
   *
   * @param whole all posts, the newest first, and {@code below} the pages of the sections
   * @return the lists of the language of the site, then those of the other languages
   */
  public static List<SiteLists> of(Publication whole, SiteLanguages languages) {
    PageKind kinds =
        PageKind.of(whole.articles().stream().map(Article::source).toList(), languages);
    if (!languages.isMany()) {
      return List.of(new SiteLists(whole, kinds, languages));
    }
    return languages.tags().stream()
        .map(tag -> new SiteLists(inLanguage(whole, languages, tag), kinds, languages))
        .toList();
  }

  private static Publication inLanguage(Publication whole, SiteLanguages languages, String tag) {
    Site site = languages.site(tag);
    Predicate<Article> own = article -> languages.of(article.metadata()).equals(tag);
    return new Publication(
        site,
        site.title(),
        site.home().length() > 1 ? site.home().substring(1, site.home().length() - 1) : "",
        whole.articles().stream().filter(own).toList(),
        whole.below().stream().filter(own).toList(),
        whole.surroundings(),
        Optional.empty());
  }

  /** Returns the posts and sections of these lists, with the settings of their language. */
  public Publication whole() {
    return whole;
  }

  // The folder of the home page, with a slash at its end unless it is the root.
  private String homeFolder() {
    return whole.site().home().substring(1);
  }

  /** Returns true if a source is the page of a section; no list of posts holds it. */
  public static boolean isSection(String source) {
    return SourcePath.of(source).base().equals("_index");
  }

  /**
   * Returns true if a source may be the text of a home page, which has no page besides: {@code
   * _index.md} at the root or in the folder of a language. {@link SiteLanguages#isHome} knows.
   */
  public static boolean mayBeHome(String source) {
    SourcePath path = SourcePath.of(source);
    return path.base().equals("_index")
        && (path.folders().isEmpty()
            || (path.folders().size() == 1 && path.language().isPresent()));
  }

  /** Returns the pages of the list of all posts. */
  public List<ListPage> home() {
    Optional<Article> intro =
        whole.below().stream().filter(a -> languages.isHome(a.source())).findFirst();
    List<ListPage> pages =
        new ArrayList<>(pages(whole.title(), whole.folder(), "home", "", main(), intro));
    pages.set(0, pages.get(0).with(taxonomyTerms(), directory()));
    return pages;
  }

  /** Returns the posts that the home page and the feeds of the site hold. */
  public List<Article> main() {
    List<String> sections = whole.site().structure().mainSections();
    Set<String> folders = sections.stream().map(PathSegments::urlize).collect(Collectors.toSet());
    return sections.isEmpty()
        ? posts
        : posts.stream().filter(post -> folders.contains(folder(post.source()))).toList();
  }

  private String folder(String source) {
    String local = languages.local(source);
    int slash = local.indexOf('/');
    return slash < 0 ? "" : PathSegments.urlize(local.substring(0, slash));
  }

  /** Returns the name of each taxonomy that has a page, with the number of its terms. */
  private List<Term> taxonomyTerms() {
    if (!whole.site().makes("lists")) {
      return List.of();
    }
    List<Term> found = new ArrayList<>();
    for (Taxonomy taxonomy : taxonomies.all()) {
      long terms =
          posts.stream()
              .flatMap(post -> Taxonomies.terms(post.metadata(), taxonomy).stream())
              .map(term -> taxonomies.path(taxonomy, term))
              .distinct()
              .count();
      if (terms > 0) {
        found.add(new Term(taxonomy.name(), taxonomy.path(), (int) terms));
      }
    }
    return List.copyOf(found);
  }

  /** Returns the sections and the pages of the site, each in the order of their paths. */
  private List<Term> directory() {
    Map<String, Term> sections = new TreeMap<>();
    if (whole.site().makes("lists")) {
      Map<String, Integer> counts = new HashMap<>();
      sectionPosts.forEach(post -> counts.merge(folder(post.source()), 1, Integer::sum));
      for (ListPage list : sections()) {
        if (list.page() == 1) {
          String place = list.folder().substring(homeFolder().length());
          int count = counts.getOrDefault(place, list.publication().articles().size());
          sections.put(place, new Term(list.publication().title(), list.path(1), count));
        }
      }
    }
    List<Term> pages = new ArrayList<>();
    for (Article section : whole.below()) {
      String source = languages.local(section.source());
      boolean outermost = source.indexOf('/') == source.lastIndexOf('/');
      if (!languages.isHome(section.source()) && outermost && taxonomies.ofPage(source).isEmpty()) {
        sections.put(
            section.path(),
            new Term(section.metadata().title(), section.path(), below(section).size()));
      }
    }
    for (Article post : whole.articles()) {
      if (kinds.isPage(post.source(), post.metadata())
          && Listing.of(post.metadata()) != Listing.NEVER) {
        pages.add(new Term(post.metadata().title(), post.path(), 0));
      }
    }
    pages.sort(Comparator.comparing(Term::path));
    List<Term> all = new ArrayList<>(sections.values());
    all.addAll(pages);
    return all;
  }

  /**
   * Returns the pages of all other lists: sections without a page, taxonomies and terms. A list
   * whose path a post has is left out.
   */
  public synchronized List<ListPage> others() {
    if (others == null) {
      others = List.copyOf(makeOthers());
    }
    return others;
  }

  private List<ListPage> makeOthers() {
    List<ListPage> lists = new ArrayList<>(sections());
    for (Taxonomy taxonomy : taxonomies.all()) {
      List<Term> terms = terms(taxonomy, lists);
      if (!terms.isEmpty() && isFree(taxonomy.path())) {
        lists.add(page(taxonomy, terms));
      }
    }
    return lists;
  }

  /**
   * Returns the further pages of the sections that have a page; that page is the first. Each lists
   * the published posts of its part of {@link Section#below}, which the first page counts.
   *
   * @param site the settings of the whole site
   */
  public List<ListPage> furtherPages(SiteIndex siteIndex, Site site) {
    Map<String, Article> bySource = new HashMap<>();
    whole.articles().forEach(article -> bySource.put(article.source(), article));
    whole.below().forEach(article -> bySource.put(article.source(), article));
    int size = whole.site().pageItems();
    List<ListPage> pages = new ArrayList<>();
    for (Article section : whole.below()) {
      List<Article> below =
          languages.isHome(section.source())
              ? List.of()
              : Section.below(section.source(), siteIndex, site);
      int count = ListPage.count(below, size);
      for (int page = 2; page <= count; page++) {
        List<Article> published =
            ListPage.part(below, size, page).stream()
                .map(listed -> bySource.get(listed.source()))
                .filter(Objects::nonNull)
                .toList();
        Publication part =
            new Publication(whole.site(), section.metadata().title(), section.folder(), published);
        pages.add(new ListPage(part, "section", "", page, count, List.of(), Optional.empty()));
      }
    }
    return pages;
  }

  /**
   * Returns the first page of each list that has a feed: sections and terms. If the paths of terms
   * are those of Hugo, a taxonomy has a feed of its terms as well.
   */
  public List<ListPage> feeds() {
    List<ListPage> feeds = new ArrayList<>();
    boolean asHugo = whole.site().addresses().termsAsHugo();
    for (ListPage list : others()) {
      if (list.page() == 1 && (asHugo || !list.kind().equals("taxonomy"))) {
        feeds.add(list);
      }
    }
    for (Article section : whole.below()) {
      Optional<Taxonomy> taxonomy = taxonomies.ofPage(languages.local(section.source()));
      if (taxonomy.isPresent() && asHugo) {
        feeds.add(page(taxonomy.get(), terms(taxonomy.get(), new ArrayList<>())));
      } else if (!languages.isHome(section.source()) && taxonomy.isEmpty()) {
        List<Article> below = below(section);
        feeds.addAll(
            pages(
                    section.metadata().title(),
                    Regex.replaceAll(section.files(), "^/|/$", ""),
                    "section",
                    "",
                    below,
                    Optional.of(section))
                .subList(0, 1));
      }
    }
    return feeds;
  }

  private List<Article> below(Article section) {
    String source = languages.local(section.source());
    Optional<Taxonomy> taxonomy = taxonomies.ofTermPage(source);
    if (taxonomy.isPresent()) {
      return posts.stream()
          .filter(post -> Taxonomies.has(post.metadata(), taxonomy.get(), section.path()))
          .toList();
    }
    String folder = SourcePath.folder(source);
    return sectionPosts.stream()
        .filter(post -> languages.local(post.source()).startsWith(folder))
        .toList();
  }

  /** Returns the paths of lists of sections that the web server needs; the lists are elsewhere. */
  public List<String> reserved() {
    return sections().stream()
        .filter(list -> list.page() == 1 && list.folder().endsWith(PathSegments.MOVED))
        .map(
            list ->
                list.folder().substring(0, list.folder().length() - PathSegments.MOVED.length()))
        .filter(folder -> ServerAddresses.isReserved(folder + "/"))
        .toList();
  }

  private List<ListPage> sections() {
    Map<String, List<Article>> sections = new TreeMap<>();
    for (Article post : sectionPosts) {
      String source = languages.local(post.source());
      if (PageKind.isInSection(source)) {
        String folder = source.substring(0, source.indexOf('/'));
        sections.computeIfAbsent(PathSegments.urlize(folder), name -> new ArrayList<>()).add(post);
      }
    }
    List<ListPage> lists = new ArrayList<>();
    sections.forEach(
        (folder, those) -> {
          String source = languages.local(those.get(0).source());
          String name = source.substring(0, source.indexOf('/'));
          String place = homeFolder() + place(folder);
          if (!place(folder).isEmpty() && isFree("/" + place + "/")) {
            lists.addAll(pages(title(name), place, "section", "", those, Optional.empty()));
          }
        });
    return lists;
  }

  /** Returns the terms of a taxonomy in their order, and adds the pages of their lists. */
  private List<Term> terms(Taxonomy taxonomy, List<ListPage> lists) {
    Map<String, List<Article>> byPath = new LinkedHashMap<>();
    Map<String, String> titles = new LinkedHashMap<>();
    for (Article post : posts) {
      for (String term : Taxonomies.terms(post.metadata(), taxonomy)) {
        String path = taxonomies.path(taxonomy, term);
        List<Article> those = byPath.computeIfAbsent(path, p -> new ArrayList<>());
        titles.putIfAbsent(path, term);
        if (those.isEmpty() || those.get(those.size() - 1) != post) {
          those.add(post);
        }
      }
    }
    Map<String, String> pages = new HashMap<>();
    for (Article page : whole.below()) {
      if (taxonomies.ofTermPage(languages.local(page.source())).isPresent()) {
        pages.put(PathSegments.fold(page.path()), page.metadata().title());
      }
    }
    List<Term> terms = new ArrayList<>();
    byPath.forEach(
        (path, those) -> {
          String title = pages.getOrDefault(PathSegments.fold(path), titles.get(path));
          if (isFree(path) || pages.containsKey(PathSegments.fold(path))) {
            terms.add(new Term(title, path, those.size()));
          }
          if (isFree(path)) {
            lists.addAll(
                pages(
                    titles.get(path),
                    path.substring(1, path.length() - 1),
                    "term",
                    taxonomy.name(),
                    taxonomy.name().equals("series") ? inOrder(those) : those,
                    Optional.empty()));
          }
        });
    terms.sort(
        Comparator.comparing((Term term) -> term.title().toLowerCase(Locale.ROOT))
            .thenComparing(Term::path));
    return terms;
  }

  private ListPage page(Taxonomy taxonomy, List<Term> terms) {
    String title = taxonomy.title().isEmpty() ? title(taxonomy.name()) : taxonomy.title();
    String folder = taxonomy.path().substring(1, taxonomy.path().length() - 1);
    Publication list = new Publication(whole.site(), title, folder, List.of());
    return new ListPage(list, "taxonomy", taxonomy.name(), 1, 1, terms, Optional.empty());
  }

  // The posts of a series are in the order of their weights, the oldest first.
  private static List<Article> inOrder(List<Article> posts) {
    List<Article> order = new ArrayList<>(posts);
    Collections.reverse(order);
    order.sort(Comparator.comparingInt(post -> Section.weight(post.metadata())));
    return order;
  }

  /** Returns the folder of the list of a section; empty if it cannot have a list. */
  static String place(String folder) {
    if (folder.isEmpty() || PathSegments.isReserved(folder)) {
      return "";
    }
    return ServerAddresses.isReserved(folder + "/") ? folder + PathSegments.MOVED : folder;
  }

  /** Returns true if no post has a path. */
  public boolean isFree(String path) {
    return !taken.contains(PathSegments.fold(path));
  }

  static String title(String folder) {
    String text = folder.replace('-', ' ').replace('_', ' ').strip();
    int first = text.isEmpty() ? 0 : text.offsetByCodePoints(0, 1);
    return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
  }

  private List<ListPage> pages(
      String title,
      String folder,
      String kind,
      String taxonomy,
      List<Article> all,
      Optional<Article> intro) {
    int size = whole.site().pageItems();
    int count = ListPage.count(all, size);
    List<ListPage> pages = new ArrayList<>();
    for (int page = 1; page <= count; page++) {
      List<Article> those = ListPage.part(all, size, page);
      Publication list = new Publication(whole.site(), title, folder, those);
      pages.add(
          new ListPage(
              list, kind, taxonomy, page, count, List.of(), page == 1 ? intro : Optional.empty()));
    }
    return pages;
  }
}
