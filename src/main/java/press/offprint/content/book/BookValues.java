package press.offprint.content.book;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import press.offprint.content.site.permalink.Languages;
import press.offprint.model.interrupt.Regex;

/** The forms of the values of a definition. */
public final class BookValues {
  /** The pattern of a day. */
  public static final String DAY = "\\d{4}-\\d{2}-\\d{2}";

  /** The pattern of the first or last date of a selection. */
  public static final String DATE = "\\d{4}(-\\d{2}(-\\d{2})?)?";

  /** The pattern of a year. */
  public static final String YEAR = "\\d{4}";

  /** The pattern of a place in a collection (EPUB 3.3, property {@code group-position}). */
  public static final String POSITION = "\\d+(\\.\\d+)*";

  private BookValues() {}

  /** Returns the canonical form of the value of a key; empty if it has another form. */
  static Optional<String> canonical(String key, String text) {
    return switch (key) {
      case "language" -> Languages.normalise(text);
      case "date" -> Optional.of(text).filter(BookValues::isDay);
      case "since", "until" -> Optional.of(text).filter(BookValues::isDate);
      case "year" -> Optional.of(text).filter(year -> Regex.matches(year, YEAR));
      case "position" -> Optional.of(text).filter(number -> Regex.matches(number, POSITION));
      default -> Optional.of(text);
    };
  }

  /** Returns the advice for a value of another form. */
  static String hint(String key) {
    return switch (key) {
      case "language" -> "Write a language tag, such as en or pt-BR.";
      case "date" -> "Write a day, such as 2024-05-17.";
      case "year" -> "Write a year, such as 2024.";
      case "position" -> "Write a number, such as 2 or 2.1.";
      default -> "Write a date, such as 2024, 2024-05 or 2024-05-17.";
    };
  }

  // A shorter date is one if its first day is.
  private static boolean isDate(String text) {
    return Regex.matches(text, DATE) && isDay(text + "-01-01".substring(text.length() - 4));
  }

  /** Returns true if a text is a day of the calendar. */
  public static boolean isDay(String text) {
    try {
      return Regex.matches(text, DAY) && LocalDate.parse(text) != null;
    } catch (DateTimeParseException e) {
      return false; // It has the form of a day, but the calendar does not have it.
    }
  }
}
