package press.offprint.pipeline;

import java.util.List;
import java.util.Optional;
import press.offprint.catalog.Entry;
import press.offprint.catalog.FiledMetadata;
import press.offprint.content.Card;
import press.offprint.model.Metadata;
import press.offprint.model.Problem;
import press.offprint.pipeline.disk.SourceFile;

/**
 * What a look at one source told.
 *
 * @param card empty where the source is rejected
 * @param problems why it is rejected, else empty
 * @param fingerprint SHA-256 of the post, empty where it was not read
 * @param read whether the source itself was read, and not what the catalog knows of it
 * @param previous what was known of it before
 */
record Survey(
    SourceFile file,
    Optional<Card> card,
    List<Problem> problems,
    String fingerprint,
    boolean read,
    Optional<Entry> previous) {

  String source() {
    return file.source();
  }

  /** What is known of a source whose renditions stay as they are. */
  Entry now(Entry known) {
    Optional<Card> fresh = card.filter(c -> read && c.path().equals(known.path()));
    List<String> aliases = fresh.map(Card::aliases).orElse(known.aliases());
    FiledMetadata metadata = known.metadata();
    if (fresh.isPresent()) {
      // A card does not tell which picture became the cover.
      Optional<String> cover = metadata.read().flatMap(Metadata::cover);
      metadata = FiledMetadata.of(fresh.get().metadata().withCover(cover));
    }
    return known.withFront(file.stamp(), aliases, metadata);
  }
}
