package press.offprint.content.frontmatter;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import press.offprint.model.interrupt.Regex;

/**
 * A parser of the date formats that Hugo accepts: RFC 3339 and looser forms of it, and the formats
 * of mail and Unix (RFC 822, 850, 1123, ANSIC, UnixDate, RubyDate). An offset may have one digit. A
 * date without a zone is in UTC.
 */
final class DateParser {
  private static final int LONGEST = 60;
  private static final String TIME = "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?";
  private static final String ZONE =
      "([zZ]|[A-Za-z]+(?:/[A-Za-z_/+-]+)?|[-+](?:\\d{4}|\\d{1,2}(?::\\d{2})?))";
  // The default format of Go repeats the zone as a name: -0700 MST.
  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?:(?:[Tt]|\\s+)"
              + TIME
              + "(?:\\s*"
              + ZONE
              + ")?(?:\\s+[A-Z]{1,5})?)?");
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(\\d{1,2})[- ]([A-Za-z]{3,9})[- ,]+(\\d{4}|\\d{2})(?:\\s+"
              + TIME
              + "(?:\\s*"
              + ZONE
              + ")?)?");
  private static final Pattern MONTH_FIRST =
      Pattern.compile("([A-Za-z]{3,9})\\s+(\\d{1,2})(?:,)?\\s+(\\d{4})");
  private static final Pattern UNIX =
      Pattern.compile(
          "([A-Za-z]{3,9})\\s+(\\d{1,2})\\s+" + TIME + "(?:\\s+" + ZONE + ")?\\s+(\\d{4})");
  private static final Pattern WEEKDAY =
      Pattern.compile("(?i)^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\\s+");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  /** The offset of each zone abbreviation. */
  private static final Map<String, String> ZONES =
      Pattern.compile(" ")
          .splitAsStream(
              "Z=Z UTC=Z GMT=Z UT=Z WET=Z BST=+01:00 WEST=+01:00 CET=+01:00 CEST=+02:00 EET=+02:00"
                  + " EEST=+03:00 MSK=+03:00 IST=+05:30 JST=+09:00 KST=+09:00 AEST=+10:00"
                  + " AEDT=+11:00 NZST=+12:00 NZDT=+13:00 EST=-05:00 EDT=-04:00 CST=-06:00"
                  + " CDT=-05:00 MST=-07:00 MDT=-06:00 PST=-08:00 PDT=-07:00")
          .map(zone -> zone.split("=", 2))
          .collect(Collectors.toUnmodifiableMap(zone -> zone[0], zone -> zone[1]));

  private DateParser() {}

  /** Returns the date and time; empty if the text is no date of the calendar. */
  static Optional<OffsetDateTime> parse(String written) {
    String text = written.strip();
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    text = Regex.matcher(WEEKDAY, text).replaceFirst("");
    try {
      Matcher iso = Regex.matcher(ISO, text);
      if (iso.matches()) {
        return moment(iso.group(1), iso.group(2), iso.group(3), iso, 4);
      }
      Matcher day = Regex.matcher(DAY_FIRST, text);
      if (day.matches()) {
        return moment(year(day.group(3)), month(day.group(2)), day.group(1), day, 4);
      }
      Matcher unix = Regex.matcher(UNIX, text);
      if (unix.matches()) {
        return moment(unix.group(8), month(unix.group(1)), unix.group(2), unix, 3);
      }
      Matcher month = Regex.matcher(MONTH_FIRST, text);
      if (month.matches()) {
        LocalDate date = date(month.group(3), month(month.group(1)), month.group(2));
        return Optional.of(date.atStartOfDay().atOffset(ZoneOffset.UTC));
      }
      return Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the date and time.
   *
   * @param at the first of the groups hour, minute, second, fraction and zone, which may be
   *     unmatched
   */
  private static Optional<OffsetDateTime> moment(
      String year, String month, String day, Matcher parts, int at) {
    LocalDate date = date(year, month, day);
    if (parts.group(at) == null) {
      return Optional.of(date.atStartOfDay().atOffset(ZoneOffset.UTC));
    }
    String fraction = parts.group(at + 3) == null ? "" : parts.group(at + 3);
    LocalDateTime local =
        date.atTime(
            number(parts.group(at)),
            number(parts.group(at + 1)),
            parts.group(at + 2) == null ? 0 : number(parts.group(at + 2)),
            number((fraction + "000000000").substring(0, 9)));
    String zone = parts.group(at + 4);
    return Optional.of(zone == null ? local.atOffset(ZoneOffset.UTC) : at(local, zone));
  }

  private static LocalDate date(String year, String month, String day) {
    if (number(year) == 0) {
      throw new DateTimeException("There is no year 0");
    }
    return LocalDate.of(number(year), number(month), number(day));
  }

  private static OffsetDateTime at(LocalDateTime local, String zone) {
    if (zone.startsWith("+") || zone.startsWith("-")) {
      return local.atOffset(ZoneOffset.of(twoDigits(zone)));
    }
    String known = ZONES.get(zone.toUpperCase(Locale.ROOT));
    return known != null
        ? local.atOffset(ZoneOffset.of(known))
        : local.atZone(ZoneId.of(zone)).toOffsetDateTime();
  }

  // Ruby, and so Jekyll, reads an offset with one digit: -4 or +9:30.
  private static String twoDigits(String offset) {
    boolean one = offset.length() == 2 || offset.charAt(2) == ':';
    return one ? offset.charAt(0) + "0" + offset.substring(1) : offset;
  }

  private static String month(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    int index = MONTHS.indexOf(lower.substring(0, 3));
    if (index < 0) {
      throw new DateTimeException("No month: " + name);
    }
    return String.valueOf(index + 1);
  }

  // As in Go, 69 to 99 are years of the last century.
  private static String year(String digits) {
    return digits.length() == 4 ? digits : (number(digits) >= 69 ? "19" : "20") + digits;
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
