package press.offprint.content.book;

import java.util.List;
import press.offprint.model.Metadata;

/** A post that a book may hold. */
public record BookPost(String source, String path, Metadata metadata) {
  /** The length of the end of a day, such as {@code -05-17}. */
  private static final int MONTH_AND_DAY = 6;

  /** Returns the date as {@code YYYY-MM-DD}; empty if it has none. */
  String day() {
    return metadata.dates().date().map(date -> date.toLocalDate().toString()).orElse("");
  }

  /** Returns the values that a key of a selection is compared with. */
  List<String> values(String key) {
    return switch (key) {
      case "series" -> metadata.series();
      case "tag" -> metadata.tags();
      case "category" -> metadata.categories();
      case "author" -> metadata.authors();
      case "language" -> List.of(metadata.language());
      case "year" ->
          day().isEmpty() ? List.of() : List.of(day().substring(0, day().length() - MONTH_AND_DAY));
      default -> List.of();
    };
  }

  /** Returns the place in its series; the weight if the post gives none. */
  double position() {
    for (String field : List.of("series_order", "seriesOrder", "series_index", "series_weight")) {
      if (metadata.fields().get(field) instanceof Number number) {
        return number.doubleValue();
      }
    }
    return metadata.weight() == 0 ? Double.MAX_VALUE : metadata.weight();
  }
}
