package press.offprint.pipeline.plan.scan;

import java.util.List;
import java.util.Optional;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.LazyMetadata;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Metadata;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.disk.source.SourceFile;

/**
 * One source as the scan found it.
 *
 * @param header empty if the source is rejected or could not be read completely
 * @param problems the reasons of the rejection, else empty
 * @param fingerprint SHA-256 of the post and its section defaults; empty if it was not read
 * @param read true if the header was read from the file, false if it is from the catalog
 * @param previous the catalog entry of earlier runs
 */
public record ScannedPost(
    SourceFile file,
    Optional<PostHeader> header,
    List<Problem> problems,
    String fingerprint,
    boolean read,
    Optional<CatalogEntry> previous) {
  public ScannedPost {
    problems = List.copyOf(problems);
  }

  /** Returns the path of the source, relative to the content folder. */
  public String source() {
    return file.source();
  }

  /** Returns the same source as if it were being written. */
  ScannedPost unsettled() {
    return new ScannedPost(file, Optional.empty(), List.of(), "", false, previous);
  }

  /** Returns true if renditions of earlier runs are published. */
  public boolean isPublished() {
    return previous.filter(entry -> !entry.renditions().isEmpty()).isPresent();
  }

  /** Returns the path of the published renditions; empty if there are none. */
  public Optional<String> publishedPath() {
    return previous.filter(entry -> !entry.renditions().isEmpty()).map(CatalogEntry::path);
  }

  /** Returns {@code known} with the front matter of this scan, for renditions that stay. */
  public CatalogEntry updated(CatalogEntry known) {
    Optional<PostHeader> fresh = header.filter(h -> read && h.path().equals(known.path()));
    if (fresh.isEmpty()) {
      return known.withFront(file.stamp(), known.aliases(), known.metadata());
    }
    // The header does not hold the image that became the cover.
    Optional<String> cover = known.metadata().read().flatMap(Metadata::cover);
    LazyMetadata metadata = LazyMetadata.of(fresh.get().metadata().withCover(cover));
    return known.withFront(file.stamp(), fresh.get().aliases(), metadata);
  }
}
