package press.offprint.model;

import java.time.OffsetDateTime;
import java.util.Optional;

/** When a post was written, changed, and may be seen; as in Hugo's front matter. */
public record Dates(
    Optional<OffsetDateTime> date,
    Optional<OffsetDateTime> lastmod,
    Optional<OffsetDateTime> publishDate,
    Optional<OffsetDateTime> expiryDate) {

  public static final Dates NONE =
      new Dates(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** The last change that is known: lastmod, else date. */
  public Optional<OffsetDateTime> modified() {
    return lastmod.or(() -> date);
  }
}
