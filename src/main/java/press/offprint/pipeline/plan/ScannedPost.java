package press.offprint.pipeline.plan;

import java.util.List;
import java.util.Optional;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.LazyMetadata;
import press.offprint.content.site.PostHeader;
import press.offprint.model.Metadata;
import press.offprint.model.Problem;
import press.offprint.pipeline.disk.source.SourceFile;

/**
 * What a look at one source told.
 *
 * @param header empty where the source is rejected
 * @param problems why it is rejected, else empty
 * @param fingerprint SHA-256 of the post, empty where it was not read
 * @param read whether the source itself was read, and not what the catalog knows of it
 * @param previous what was known of it before
 */
public record ScannedPost(
    SourceFile file,
    Optional<PostHeader> header,
    List<Problem> problems,
    String fingerprint,
    boolean read,
    Optional<CatalogEntry> previous) {

  public String source() {
    return file.source();
  }

  /** What is known of a source whose renditions stay as they are. */
  public CatalogEntry now(CatalogEntry known) {
    Optional<PostHeader> fresh = header.filter(c -> read && c.path().equals(known.path()));
    List<String> aliases = fresh.map(PostHeader::aliases).orElse(known.aliases());
    LazyMetadata metadata = known.metadata();
    if (fresh.isPresent()) {
      // A card does not tell which picture became the cover.
      Optional<String> cover = metadata.read().flatMap(Metadata::cover);
      metadata = LazyMetadata.of(fresh.get().metadata().withCover(cover));
    }
    return known.withFront(file.stamp(), aliases, metadata);
  }
}
