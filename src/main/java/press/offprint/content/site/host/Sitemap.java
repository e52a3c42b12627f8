package press.offprint.content.site.host;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import press.offprint.content.site.BuildOptions.Listing;
import press.offprint.content.site.SiteLists;
import press.offprint.content.site.SiteNavigation;
import press.offprint.content.site.language.SiteLanguages;
import press.offprint.model.Article;
import press.offprint.model.Metadata;
import press.offprint.model.Publication;
import press.offprint.model.SiteFile;
import press.offprint.model.list.ListPage;
import press.offprint.model.navigation.PageLink;
import press.offprint.model.navigation.SitemapEntry;
import press.offprint.model.navigation.SitemapEntry.Alternate;

/** The sitemap: every page that search engines should find, with its last change. */
public final class Sitemap {
  /** The most entries of one file: sitemaps.org, "Using Sitemap index files". */
  static final int MOST_ENTRIES = 50_000;

  private final Publication whole;
  private final List<SiteLists> lists;
  private final SiteNavigation navigation;
  private final SiteLanguages languages;
  private final int most;
  private final List<SitemapEntry> further = new ArrayList<>();

  /**
   * Creates the sitemap of a whole site.
   *
   * @param lists those of all languages
   */
  public Sitemap(Publication whole, List<SiteLists> lists, SiteNavigation navigation) {
    this(whole, lists, navigation, MOST_ENTRIES);
  }

  Sitemap(Publication whole, List<SiteLists> lists, SiteNavigation navigation, int most) {
    this.whole = whole;
    this.lists = lists;
    this.navigation = navigation;
    this.languages = navigation.languages();
    this.most = most;
  }

  /** Adds pages that are neither posts nor lists of them. */
  public Sitemap with(List<SitemapEntry> pages) {
    further.addAll(pages);
    return this;
  }

  /**
   * Returns the files of the sitemap. Each has the variables {@code entries} and {@code parts}; if
   * one file cannot hold all entries, the first has no entries, and its parts are the suffixes of
   * the others, such as {@code -1}.
   */
  public List<SiteFile> files() {
    List<SitemapEntry> all = entries();
    Publication bare = new Publication(whole.site(), whole.title(), "", List.of());
    if (all.size() <= most) {
      return List.of(new SiteFile(bare, "", Map.of("entries", all, "parts", List.of())));
    }
    List<SiteFile> files = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    for (int start = 0; start < all.size(); start += most) {
      String part = "-" + (parts.size() + 1);
      parts.add(part);
      List<SitemapEntry> some = all.subList(start, Math.min(all.size(), start + most));
      files.add(new SiteFile(bare, part, Map.of("entries", some, "parts", List.of())));
    }
    files.add(0, new SiteFile(bare, "", Map.of("entries", List.of(), "parts", parts)));
    return List.copyOf(files);
  }

  /** Returns the entries in the order of their paths. */
  List<SitemapEntry> entries() {
    Map<String, SitemapEntry> entries = new TreeMap<>();
    List<ListPage> pages = new ArrayList<>();
    for (SiteLists own : lists) {
      String home = own.whole().site().home();
      entries.put(home, new SitemapEntry(home, newest(own.listed()), homes()));
      for (Article post : own.whole().articles()) {
        boolean page = own.kinds().isPage(post.source(), post.metadata());
        if (page || Listing.of(post.metadata()) != Listing.NEVER) {
          add(post, entries);
        }
      }
      for (Article section : own.whole().below()) {
        if (!languages.isHome(section.source())) {
          add(section, entries);
        }
      }
      pages.addAll(own.others());
    }
    for (ListPage list : pages) {
      String path = list.path(1);
      Optional<OffsetDateTime> known =
          Optional.ofNullable(entries.get(path)).flatMap(SitemapEntry::modified);
      Optional<OffsetDateTime> modified = later(known, newest(list.publication().articles()));
      entries.put(
          path, new SitemapEntry(path, modified, alternates(navigation.listTranslations(path))));
    }
    further.forEach(page -> entries.putIfAbsent(page.path(), page));
    return List.copyOf(entries.values());
  }

  private void add(Article article, Map<String, SitemapEntry> entries) {
    if (!isExcluded(article.metadata())) {
      String path = article.path();
      Optional<OffsetDateTime> modified = article.metadata().dates().modified();
      List<Alternate> alternates = alternates(navigation.translations(article.source()));
      entries.put(path, new SitemapEntry(path, modified, alternates));
    }
  }

  private List<Alternate> homes() {
    return alternates(languages.homes());
  }

  // The first is that of the language of the site, for readers of all other languages.
  private static List<Alternate> alternates(List<PageLink> pages) {
    List<Alternate> all = new ArrayList<>();
    pages.forEach(page -> all.add(new Alternate(page.language(), page.path())));
    if (!pages.isEmpty()) {
      all.add(new Alternate("x-default", pages.get(0).path()));
    }
    return all;
  }

  // The fields of jekyll-sitemap, of Hugo, and of themes that write a robots meta tag.
  private static boolean isExcluded(Metadata metadata) {
    Map<String, Object> fields = metadata.fields();
    Object sitemap = fields.get("sitemap");
    boolean disabled =
        sitemap instanceof Map<?, ?> map
            ? Boolean.TRUE.equals(map.get("disable"))
            : Boolean.FALSE.equals(sitemap);
    String robots = String.valueOf(fields.getOrDefault("robots", "")).toLowerCase(Locale.ROOT);
    return disabled || robots.contains("noindex") || Boolean.TRUE.equals(fields.get("noindex"));
  }

  private static Optional<OffsetDateTime> newest(Collection<Article> posts) {
    return posts.stream()
        .flatMap(post -> post.metadata().dates().modified().stream())
        .max(Comparator.comparing(OffsetDateTime::toInstant));
  }

  private static Optional<OffsetDateTime> later(
      Optional<OffsetDateTime> one, Optional<OffsetDateTime> other) {
    return one.isPresent()
            && (other.isEmpty() || one.get().toInstant().isAfter(other.get().toInstant()))
        ? one
        : other;
  }
}
