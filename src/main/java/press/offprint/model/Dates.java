package press.offprint.model;

import java.time.OffsetDateTime;
import java.util.Optional;

/** The dates of a post: written, changed, and the limits of its visibility; named as in Hugo. */
public record Dates(
    Optional<OffsetDateTime> date,
    Optional<OffsetDateTime> lastmod,
    Optional<OffsetDateTime> publishDate,
    Optional<OffsetDateTime> expiryDate) {

  public static final Dates NONE =
      new Dates(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Returns the date of the last known change: lastmod, else date. */
  public Optional<OffsetDateTime> modified() {
    return lastmod.or(() -> date);
  }
}
