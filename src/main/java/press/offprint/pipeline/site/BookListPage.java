package press.offprint.pipeline.site;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.content.book.ClosedIssue;
import press.offprint.content.site.SiteLists;
import press.offprint.model.Metadata;
import press.offprint.model.Publication;
import press.offprint.model.RenditionInfo;
import press.offprint.model.SiteFile;
import press.offprint.model.list.ListedBook;
import press.offprint.model.navigation.SitemapEntry;

/** The page of all books of a site, and that of all issues. */
final class BookListPage {
  /** Its path, which is above those of the books. */
  static final String PATH = "/books/";

  /** The path of the page of all issues. */
  static final String ISSUES = "/issues/";

  private static final String PAGE = "html";

  /** The edition whose only companion is the cover. */
  private static final String EBOOK = "epub";

  private static final Comparator<ListedBook> NEWEST_FIRST =
      Comparator.comparing(BookListPage::date)
          .reversed()
          .thenComparing(Comparator.comparing(ListedBook::issue).reversed())
          .thenComparing(ListedBook::path);

  private BookListPage() {}

  /** Returns the published books and issues, newest first. */
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
        files.stream().filter(file -> !file.edition().equals(PAGE)).toList(),
        ClosedIssue.number(entry.source()));
  }

  private static OffsetDateTime date(ListedBook book) {
    return book.metadata().dates().date().orElse(OffsetDateTime.MIN);
  }

  /**
   * Returns the page, with the variables {@code books} and {@code issues}; empty if the site has no
   * such book, or if a post or a list has its path.
   *
   * @param lists those of each language, that of the site first
   * @param all all books and issues
   * @param issues true for the page of all issues, false for that of all other books
   */
  static Optional<SiteFile> of(List<SiteLists> lists, List<ListedBook> all, boolean issues) {
    List<ListedBook> books = all.stream().filter(book -> book.isIssue() == issues).toList();
    String path = issues ? ISSUES : PATH;
    if (books.isEmpty() || lists.stream().anyMatch(one -> isTaken(one, path))) {
      return Optional.empty();
    }
    Publication whole = lists.get(0).whole();
    Publication bare = new Publication(whole.site(), whole.title(), "", List.of());
    return Optional.of(new SiteFile(bare, "", Map.of("books", books, "issues", issues)));
  }

  /**
   * Returns the entries of the pages of books for the sitemap.
   *
   * @param lists the paths of the pages that list them
   */
  static List<SitemapEntry> entries(List<ListedBook> books, List<String> lists) {
    List<SitemapEntry> entries = new ArrayList<>();
    lists.forEach(path -> entries.add(new SitemapEntry(path, Optional.empty(), List.of())));
    books.stream()
        .filter(ListedBook::page)
        .map(book -> new SitemapEntry(book.path(), book.metadata().dates().modified(), List.of()))
        .forEach(entries::add);
    return entries;
  }

  private static boolean isTaken(SiteLists lists, String path) {
    return !lists.isFree(path)
        || lists.others().stream().map(list -> list.path(1)).anyMatch(path::equals);
  }
}
