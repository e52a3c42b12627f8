package press.offprint.model;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * The number and the date of the text of a post: each text that differs from the one before it is
 * the next edition.
 *
 * @param number from 1
 * @param date the day of its first publishing in ISO 8601, such as {@code 2026-12-01}
 */
public record EditionNote(int number, String date) {
  /** The field of the metadata; no front matter can have it. */
  static final String FIELD = "offprint:edition";

  /** Returns the begin of the day. */
  public OffsetDateTime day() {
    return LocalDate.parse(date).atStartOfDay().atOffset(ZoneOffset.UTC);
  }

  // Plain values, because metadata is sent to workers.
  Map<String, Object> values() {
    return Map.of("number", number, "date", date);
  }

  static Optional<EditionNote> of(Object field) {
    return field instanceof Map<?, ?> map
            && map.get("number") instanceof Number number
            && map.get("date") instanceof String date
        ? Optional.of(new EditionNote(number.intValue(), date))
        : Optional.empty();
  }
}
