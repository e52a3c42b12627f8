package press.offprint.web.address;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The periods of a digest, each of which has one issue at most.
 *
 * @param unit a day, a week or a month
 * @param weekday the first day of a week; null for other units
 */
public record DigestRhythm(Unit unit, DayOfWeek weekday) {
  /** The length of a period. */
  enum Unit {
    DAY,
    WEEK,
    MONTH
  }

  /** A rhythm with its name and its words for a form. */
  public record Choice(String name, String words) {}

  /** Returns the rhythm of a name, such as {@code day}, {@code month} or {@code sunday}. */
  public static Optional<DigestRhythm> of(String name) {
    return all().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  private static List<DigestRhythm> all() {
    List<DigestRhythm> all =
        Arrays.stream(DayOfWeek.values())
            .map(day -> new DigestRhythm(Unit.WEEK, day))
            .collect(Collectors.toList());
    all.add(new DigestRhythm(Unit.DAY, null));
    all.add(new DigestRhythm(Unit.MONTH, null));
    return all;
  }

  /** Returns all rhythms in the order of a form. */
  public static List<Choice> choices() {
    return all().stream().map(each -> new Choice(each.name(), each.words())).toList();
  }

  /** Returns the name, as {@link #of} takes it. */
  public String name() {
    return (unit == Unit.WEEK ? weekday.name() : unit.name()).toLowerCase(Locale.ROOT);
  }

  /** Returns the rhythm in words, such as {@code every Sunday}. */
  public String words() {
    return switch (unit) {
      case DAY -> "every day";
      case WEEK -> "every " + weekday.name().charAt(0) + name().substring(1);
      case MONTH -> "on the first day of each month";
    };
  }

  /** Returns the first day of the period that a day is in. */
  public LocalDate begin(LocalDate day) {
    return switch (unit) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(weekday));
      case MONTH -> day.withDayOfMonth(1);
    };
  }
}
