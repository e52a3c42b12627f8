package press.offprint.pipeline.book;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.content.book.BookPost;
import press.offprint.content.site.SiteLists;
import press.offprint.pipeline.plan.BuildPlan;
import press.offprint.pipeline.state.CatalogCache;

/** The entries of the catalog that can be chapters of books. */
final class PublishedPosts {
  private PublishedPosts() {}

  /** Returns all posts after a run: its plan removes sources, whose entries stay until its end. */
  static List<CatalogEntry> entries(CatalogCache catalog, BuildPlan plan) {
    Set<String> removed = plan.removed();
    return catalog.all().stream().filter(entry -> !removed.contains(entry.source())).toList();
  }

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
