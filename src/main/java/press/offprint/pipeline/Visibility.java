package press.offprint.pipeline;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import press.offprint.content.Card;
import press.offprint.model.Dates;

/** Whether a post may be seen now: Hugo's rules for drafts, future and expired posts. */
record Visibility(boolean drafts, boolean future, Instant now) {

  boolean shows(Card card) {
    Dates dates = card.metadata().dates();
    return (drafts || !card.metadata().draft())
        && (future || !isAfter(dates.publishDate().or(dates::date)))
        && dates.expiryDate().map(end -> end.toInstant().isAfter(now)).orElse(true);
  }

  private boolean isAfter(Optional<OffsetDateTime> date) {
    return date.map(d -> d.toInstant().isAfter(now)).orElse(false);
  }
}
