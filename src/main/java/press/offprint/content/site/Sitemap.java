package press.offprint.content.site;

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
import press.offprint.model.Article;
import press.offprint.model.ListPage;
import press.offprint.model.Metadata;
import press.offprint.model.Publication;
import press.offprint.model.SiteFile;
import press.offprint.model.navigation.SitemapEntry;

/** The sitemap: every page that search engines should find, with its last change. */
public final class Sitemap {
  /** The most entries of one file: sitemaps.org, "Using Sitemap index files". */
  static final int MOST_ENTRIES = 50_000;

  private final Publication whole;
  private final int most;

  /** Creates the sitemap of a whole site. */
  public Sitemap(Publication whole) {
    this(whole, MOST_ENTRIES);
  }

  Sitemap(Publication whole, int most) {
    this.whole = whole;
    this.most = most;
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
    SiteLists lists = SiteLists.of(whole);
    Map<String, SitemapEntry> entries = new TreeMap<>();
    add("/", newest(lists.listed()), entries);
    for (Article post : whole.articles()) {
      boolean page = lists.kinds().isPage(post.source(), post.metadata());
      if (page || Listing.of(post.metadata()) != Listing.NEVER) {
        add(post, entries);
      }
    }
    for (Article section : whole.below()) {
      if (!SiteLists.isHome(section.source())) {
        add(section, entries);
      }
    }
    for (ListPage list : lists.others()) {
      String path = list.path(1);
      Optional<OffsetDateTime> known =
          Optional.ofNullable(entries.get(path)).flatMap(SitemapEntry::modified);
      add(path, later(known, newest(list.publication().articles())), entries);
    }
    return List.copyOf(entries.values());
  }

  private static void add(Article article, Map<String, SitemapEntry> entries) {
    if (!isExcluded(article.metadata())) {
      add(article.path(), article.metadata().dates().modified(), entries);
    }
  }

  private static void add(
      String path, Optional<OffsetDateTime> modified, Map<String, SitemapEntry> entries) {
    entries.put(path, new SitemapEntry(path, modified, List.of()));
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
