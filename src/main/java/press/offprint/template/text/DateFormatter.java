package press.offprint.template.text;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The date formats of pages and feeds. A missing date, which is an empty text, stays empty. */
public final class DateFormatter {
  // RFC 822 section 5.1 with the four-digit year of RFC 2822, in English.
  private static final DateTimeFormatter RFC_822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);
  private static final DateTimeFormatter RFC_3339 =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

  private final ConcurrentMap<String, DateTimeFormatter> formats = new ConcurrentHashMap<>();

  public Object format(Object date, String pattern, String language) {
    return date instanceof OffsetDateTime at
        ? formats
            .computeIfAbsent(language + '\n' + pattern, k -> formatter(pattern, language))
            .format(at)
        : missing(date);
  }

  private static DateTimeFormatter formatter(String pattern, String language) {
    Locale locale = Locale.forLanguageTag(language);
    DateTimeFormatter format =
        switch (pattern) {
          case "short", "medium", "long", "full" ->
              DateTimeFormatter.ofLocalizedDate(
                      FormatStyle.valueOf(pattern.toUpperCase(Locale.ROOT)))
                  .withLocale(locale);
          default -> DateTimeFormatter.ofPattern(pattern, locale);
        };
    return format.withDecimalStyle(DecimalStyle.of(locale));
  }

  public static Object rfc822(Object date) {
    return date instanceof OffsetDateTime at ? RFC_822.format(at) : missing(date);
  }

  public static Object rfc3339(Object date) {
    return date instanceof OffsetDateTime at ? RFC_3339.format(at) : missing(date);
  }

  public static Object utc(Object date) {
    return date instanceof OffsetDateTime at
        ? at.withOffsetSameInstant(ZoneOffset.UTC)
        : missing(date);
  }

  private static String missing(Object date) {
    if (date.equals("")) {
      return "";
    }
    throw new IllegalArgumentException("\"" + date + "\" is not a date");
  }
}
