package press.offprint.content.site;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.offprint.content.site.BuildOptions.Listing;
import press.offprint.content.site.language.SiteLanguages;
import press.offprint.content.site.permalink.PathSegments;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.model.Article;
import press.offprint.model.Metadata;
import press.offprint.model.Publication;
import press.offprint.model.Site;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.list.ListPage;
import press.offprint.model.navigation.Taxonomy;
import press.offprint.model.text.ServerAddresses;

/** The lists of a site: all posts, its sections, and its taxonomies with their terms. */
public final class SiteLists {
  private final Publication whole;
  private final SiteLanguages languages;
  private final List<Article> posts;
  private final Set<String> taken;
  private final PageKind kinds;
  private final Taxonomies taxonomies;
  private final SectionLists sections;
  private final TermLists terms;

  // Made at its first use, because several files of a site need it.
  @GuardedBy("this")
  private List<ListPage> others;

  private SiteLists(Publication whole, PageKind kinds, SiteLanguages languages) {
    this.whole = whole;
    this.languages = languages;
    this.taxonomies = Taxonomies.of(whole.site());
    this.kinds = kinds;
    this.posts = in(whole.articles(), Set.of(Listing.ALWAYS));
    this.taken =
        Stream.concat(whole.articles().stream(), whole.below().stream())
            .map(article -> PathSegments.fold(article.path()))
            .collect(Collectors.toSet());
    List<Article> local = in(whole.articles(), Set.of(Listing.ALWAYS, Listing.LOCAL));
    this.sections = new SectionLists(whole, local, languages, this::isFree);
    this.terms = new TermLists(whole, posts, languages, this::isFree);
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
    Map<String, Metadata> sources = new HashMap<>();
    whole.articles().forEach(article -> sources.put(article.source(), article.metadata()));
    PageKind kinds = PageKind.of(sources, languages);
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

  /** Returns true if a source is the page of a section; no list of posts holds it. */
  public static boolean isSection(String source) {
    return isNamedIndex(source) && SourcePath.of(source).base().equals("_index");
  }

  // To take all paths apart would be slow in a large site.
  private static boolean isNamedIndex(String source) {
    return source.startsWith("_index", source.lastIndexOf('/') + 1);
  }

  /**
   * Returns true if a source may be the text of a home page, which has no page besides: {@code
   * _index.md} at the root or in the folder of a language. {@link SiteLanguages#isHome} knows.
   */
  public static boolean mayBeHome(String source) {
    if (!isNamedIndex(source)) {
      return false;
    }
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
        new ArrayList<>(
            ListPage.split(
                new Publication(whole.site(), whole.title(), whole.folder(), main()),
                "home",
                "",
                intro));
    pages.set(0, pages.get(0).with(terms.taxonomyTerms(), sections.directory(kinds)));
    return pages;
  }

  /** Returns the posts that the home page and the feeds of the site hold. */
  public List<Article> main() {
    List<String> sections = whole.site().structure().mainSections();
    Set<String> folders = sections.stream().map(PathSegments::urlize).collect(Collectors.toSet());
    return sections.isEmpty()
        ? posts
        : posts.stream()
            .filter(post -> folders.contains(this.sections.folder(post.source())))
            .toList();
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
    List<ListPage> lists = new ArrayList<>(sections.pages());
    lists.addAll(terms.pages());
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
        feeds.add(terms.page(taxonomy.get()));
      } else if (!languages.isHome(section.source()) && taxonomy.isEmpty()) {
        Publication list =
            new Publication(
                whole.site(),
                section.metadata().title(),
                Regex.replaceAll(section.files(), "^/|/$", ""),
                below(section));
        feeds.add(ListPage.split(list, "section", "", Optional.of(section)).get(0));
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
    return sections.below(section);
  }

  /** Returns the folder of the list of a section; empty if it cannot have a list. */
  static String place(String folder) {
    if (folder.isEmpty() || PathSegments.isReserved(folder)) {
      return "";
    }
    return ServerAddresses.isReserved(folder + "/") ? folder + PathSegments.MOVED : folder;
  }

  /** Returns the paths of lists of sections that the web server needs; the lists are elsewhere. */
  public List<String> reserved() {
    return sections.reserved();
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
}
