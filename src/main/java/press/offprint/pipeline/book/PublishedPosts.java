package press.offprint.pipeline.book;

import java.util.Optional;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.content.book.BookPost;
import press.offprint.content.site.SiteLists;

/** The entries of the catalog that can be chapters of books. */
final class PublishedPosts {
  private PublishedPosts() {}

  /** Returns the post of an entry; empty if it is a list or nothing of it is published. */
  static Optional<BookPost> of(CatalogEntry entry) {
    return SiteLists.isSection(entry.source()) || entry.renditions().isEmpty()
        ? Optional.empty()
        : entry
            .metadata()
            .read()
            .map(metadata -> new BookPost(entry.source(), entry.path(), metadata));
  }
}
