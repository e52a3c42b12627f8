package press.offprint.content.site;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.offprint.content.site.BuildOptions.Listing;
import press.offprint.content.site.permalink.PathSegments;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.model.Article;
import press.offprint.model.ListPage;
import press.offprint.model.Publication;
import press.offprint.model.Term;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.ServerAddresses;

/** The lists of a site: all posts, its sections, and its taxonomies with their terms. */
public final class SiteLists {
  private final Publication whole;
  private final List<Article> posts;
  private final List<Article> sectionPosts;
  private final Set<String> taken;

  private SiteLists(Publication whole) {
    this.whole = whole;
    this.posts = in(whole.articles(), Set.of(Listing.ALWAYS));
    this.sectionPosts = in(whole.articles(), Set.of(Listing.ALWAYS, Listing.LOCAL));
    this.taken =
        Stream.concat(whole.articles().stream(), whole.below().stream())
            .map(article -> PathSegments.fold(article.path()))
            .collect(Collectors.toSet());
  }

  private static List<Article> in(List<Article> posts, Set<Listing> lists) {
    return posts.stream().filter(post -> lists.contains(Listing.of(post.metadata()))).toList();
  }

  /** Returns the posts that lists and feeds of the whole site hold, in the order of the site. */
  public List<Article> listed() {
    return posts;
  }

  /**
   * Prepares the lists of a whole site.
   *
   * @param whole all posts, the newest first, and {@code below} the pages of the sections
   */
  public static SiteLists of(Publication whole) {
    return new SiteLists(whole);
  }

  /**
   * Returns true if a path may be that of a list: of all posts, of a section, or of terms.
   *
   * @param path without outer slashes
   */
  public static boolean isListPath(String path, SiteIndex siteIndex) {
    String first = Regex.replaceFirst(path, "/.*", "");
    return path.isEmpty() || Taxonomies.NAMES.contains(first) || siteIndex.isSection(path);
  }

  /** Returns true if a source is the page of a section; no list of posts holds it. */
  public static boolean isSection(String source) {
    return SourcePath.of(source).base().equals("_index");
  }

  /** Returns true if a source is the text of the home page, which has no page besides. */
  public static boolean isHome(String source) {
    return source.equals("_index.md") || source.equals("_index.markdown");
  }

  /** Returns the pages of the list of all posts. */
  public List<ListPage> home() {
    Optional<Article> intro = whole.below().stream().filter(a -> isHome(a.source())).findFirst();
    return pages(whole.title(), "", "home", "", posts, intro);
  }

  /**
   * Returns the pages of all other lists: sections without a page, taxonomies and terms. A list
   * whose path a post has is left out.
   */
  public List<ListPage> others() {
    List<ListPage> lists = new ArrayList<>(sections());
    for (String taxonomy : Taxonomies.NAMES) {
      lists.addAll(taxonomy(taxonomy));
    }
    return lists;
  }

  /**
   * Returns the further pages of the sections that have a page; that page is the first. Each lists
   * the published posts of its part of {@link Section#below}, which the first page counts.
   */
  public List<ListPage> furtherPages(SiteIndex siteIndex) {
    Map<String, Article> bySource = new HashMap<>();
    whole.articles().forEach(article -> bySource.put(article.source(), article));
    whole.below().forEach(article -> bySource.put(article.source(), article));
    int size = whole.site().pageItems();
    List<ListPage> pages = new ArrayList<>();
    for (Article section : whole.below()) {
      List<Article> below =
          isHome(section.source())
              ? List.of()
              : Section.below(section.source(), siteIndex, whole.site());
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

  /** Returns the first page of each list that has a feed: sections and terms. */
  public List<ListPage> feeds() {
    List<ListPage> feeds = new ArrayList<>();
    for (ListPage list : others()) {
      if (list.page() == 1 && !list.kind().equals("taxonomy")) {
        feeds.add(list);
      }
    }
    for (Article section : whole.below()) {
      boolean taxonomy = Taxonomies.ofPage(section.source()).isPresent();
      if (!isHome(section.source()) && !taxonomy) {
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
    Optional<String> taxonomy = Taxonomies.ofTermPage(section.source());
    if (taxonomy.isPresent()) {
      return posts.stream()
          .filter(post -> Taxonomies.has(post.metadata(), taxonomy.get(), section.path()))
          .toList();
    }
    String folder = SourcePath.folder(section.source());
    return sectionPosts.stream().filter(post -> post.source().startsWith(folder)).toList();
  }

  /** Returns the paths of lists of sections that the web server needs; the lists are elsewhere. */
  public List<String> reserved() {
    return sections().stream()
        .filter(list -> list.page() == 1 && list.folder().endsWith(PathSegments.MOVED))
        .map(
            list ->
                list.folder().substring(0, list.folder().length() - PathSegments.MOVED.length()))
        .filter(ServerAddresses::isReserved)
        .toList();
  }

  private List<ListPage> sections() {
    Map<String, List<Article>> sections = new TreeMap<>();
    for (Article post : sectionPosts) {
      int slash = post.source().indexOf('/');
      boolean bundle = SourcePath.of(post.source()).role() != SourcePath.Role.PAGE;
      boolean deeper = slash >= 0 && post.source().indexOf('/', slash + 1) > 0;
      if (slash > 0 && (deeper || !bundle)) {
        sections
            .computeIfAbsent(
                PathSegments.urlize(post.source().substring(0, slash)), name -> new ArrayList<>())
            .add(post);
      }
    }
    List<ListPage> lists = new ArrayList<>();
    sections.forEach(
        (folder, those) -> {
          String name = those.get(0).source().substring(0, those.get(0).source().indexOf('/'));
          String place = ServerAddresses.isReserved(folder) ? folder + PathSegments.MOVED : folder;
          if (!folder.isEmpty() && !PathSegments.isReserved(folder) && isFree("/" + place + "/")) {
            lists.addAll(pages(title(name), place, "section", "", those, Optional.empty()));
          }
        });
    return lists;
  }

  private List<ListPage> taxonomy(String taxonomy) {
    Map<String, List<Article>> byPath = new LinkedHashMap<>();
    Map<String, String> titles = new LinkedHashMap<>();
    for (Article post : posts) {
      for (String term : Taxonomies.terms(post.metadata(), taxonomy)) {
        String path = Term.pathOf(taxonomy, term, whole.site().addresses().termsAsHugo());
        List<Article> those = byPath.computeIfAbsent(path, p -> new ArrayList<>());
        titles.putIfAbsent(path, term);
        if (those.isEmpty() || those.get(those.size() - 1) != post) {
          those.add(post);
        }
      }
    }
    Map<String, String> pages = new HashMap<>();
    for (Article page : whole.below()) {
      if (Taxonomies.ofTermPage(page.source()).isPresent()) {
        pages.put(PathSegments.fold(page.path()), page.metadata().title());
      }
    }
    List<Term> terms = new ArrayList<>();
    List<ListPage> lists = new ArrayList<>();
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
                    taxonomy,
                    taxonomy.equals("series") ? inOrder(those) : those,
                    Optional.empty()));
          }
        });
    if (!terms.isEmpty() && isFree("/" + taxonomy + "/")) {
      terms.sort(
          Comparator.comparing((Term term) -> term.title().toLowerCase(Locale.ROOT))
              .thenComparing(Term::path));
      Publication list = new Publication(whole.site(), taxonomy, taxonomy, List.of());
      lists.add(new ListPage(list, "taxonomy", taxonomy, 1, 1, terms, Optional.empty()));
    }
    return lists;
  }

  // The posts of a series are in the order of their weights, the oldest first.
  private static List<Article> inOrder(List<Article> posts) {
    List<Article> order = new ArrayList<>(posts);
    Collections.reverse(order);
    order.sort(Comparator.comparingInt(post -> Section.weight(post.metadata())));
    return order;
  }

  private boolean isFree(String path) {
    return !taken.contains(PathSegments.fold(path));
  }

  private static String title(String folder) {
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
