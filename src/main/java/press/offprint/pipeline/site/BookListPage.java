package press.offprint.pipeline.site;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.content.site.SiteLists;
import press.offprint.model.Metadata;
import press.offprint.model.Publication;
import press.offprint.model.RenditionInfo;
import press.offprint.model.SiteFile;
import press.offprint.model.book.ListedBook;
import press.offprint.model.navigation.SitemapEntry;

/** The page of all books of a site. */
final class BookListPage {
  /** Its path, which is above those of the books. */
  static final String PATH = "/books/";

  private static final String PAGE = "html";

  /** The edition whose only companion is the cover. */
  private static final String EBOOK = "epub";

  private static final Comparator<ListedBook> NEWEST_FIRST =
      Comparator.comparing(BookListPage::date).reversed().thenComparing(ListedBook::path);

  private BookListPage() {}

  /** Returns the published books, newest first. */
  static List<ListedBook> books(Collection<CatalogEntry> entries) {
    return entries.stream()
        .filter(entry -> !entry.renditions().isEmpty())
        .flatMap(entry -> entry.metadata().read().map(about -> book(entry, about)).stream())
        .sorted(NEWEST_FIRST)
        .toList();
  }

  private static ListedBook book(CatalogEntry entry, Metadata metadata) {
    List<RenditionInfo> files = entry.downloads();
    String cover =
        entry.renditions().stream()
            .filter(rendition -> rendition.download().edition().equals(EBOOK))
            .flatMap(ebook -> ebook.companions().stream())
            .findFirst()
            .orElse("");
    return new ListedBook(
        entry.path(),
        files.stream().anyMatch(file -> file.edition().equals(PAGE)),
        metadata,
        cover,
        files.stream().filter(file -> !file.edition().equals(PAGE)).toList());
  }

  private static OffsetDateTime date(ListedBook book) {
    return book.metadata().dates().date().orElse(OffsetDateTime.MIN);
  }

  /**
   * Returns the page, with the variable {@code books}; empty if the site has no book, or if a post
   * or a list has its path.
   *
   * @param lists those of each language, that of the site first
   */
  static Optional<SiteFile> of(List<SiteLists> lists, List<ListedBook> books) {
    if (books.isEmpty() || lists.stream().anyMatch(BookListPage::isTaken)) {
      return Optional.empty();
    }
    Publication whole = lists.get(0).whole();
    Publication bare = new Publication(whole.site(), whole.title(), "", List.of());
    return Optional.of(new SiteFile(bare, "", Map.of("books", books)));
  }

  /**
   * Returns the entries of the pages of books for the sitemap.
   *
   * @param listed true if there is the page of all books
   */
  static List<SitemapEntry> entries(List<ListedBook> books, boolean listed) {
    List<SitemapEntry> entries = new ArrayList<>();
    if (listed) {
      entries.add(new SitemapEntry(PATH, Optional.empty(), List.of()));
    }
    books.stream()
        .filter(ListedBook::page)
        .map(book -> new SitemapEntry(book.path(), book.metadata().dates().modified(), List.of()))
        .forEach(entries::add);
    return entries;
  }

  private static boolean isTaken(SiteLists lists) {
    return !lists.isFree(PATH)
        || lists.others().stream().map(list -> list.path(1)).anyMatch(PATH::equals);
  }
}
