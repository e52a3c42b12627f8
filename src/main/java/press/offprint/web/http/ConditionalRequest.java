package press.offprint.web.http;

import io.vertx.core.MultiMap;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Whether a request wants what it already has, as RFC 9110 section 13 defines it. */
final class ConditionalRequest {
  // Java's own RFC 1123 format writes days below ten with one digit.
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private static volatile Second second = new Second(Long.MIN_VALUE, "");

  private ConditionalRequest() {}

  /** What a file's condition leads to. */
  enum Outcome {
    SEND,
    NOT_MODIFIED,
    FAILED
  }

  static Outcome of(MultiMap headers, String etag, Instant modified) {
    String match = headers.get("If-Match");
    if (match != null && !names(match, etag, false)) {
      return Outcome.FAILED;
    }
    String noneMatch = headers.get("If-None-Match");
    if (noneMatch != null) {
      return names(noneMatch, etag, true) ? Outcome.NOT_MODIFIED : Outcome.SEND;
    }
    Optional<Instant> since = date(headers.get("If-Modified-Since"));
    boolean same = since.filter(s -> !seconds(modified).isAfter(s)).isPresent();
    return same ? Outcome.NOT_MODIFIED : Outcome.SEND;
  }

  /** Whether the ranges asked for are of this very version. */
  static boolean rangeHolds(MultiMap headers, String etag, Instant modified) {
    String condition = headers.get("If-Range");
    if (condition == null) {
      return true;
    }
    return condition.startsWith("\"")
        ? condition.equals(etag)
        : date(condition).filter(seconds(modified)::equals).isPresent();
  }

  private static boolean names(String list, String etag, boolean weakly) {
    if (list.strip().equals("*")) {
      return true;
    }
    for (String one : list.split(",", -1)) {
      String tag = one.strip();
      if (tag.equals(etag) || (weakly && tag.equals("W/" + etag))) {
        return true;
      }
    }
    return false;
  }

  static String httpDate(Instant instant) {
    return HTTP_DATE.format(instant);
  }

  /** The same for the time it is now, which many ask for within one second. */
  static String httpNow(Instant now) {
    Second known = second;
    if (known.at() != now.getEpochSecond()) {
      known = new Second(now.getEpochSecond(), httpDate(now));
      second = known;
    }
    return known.text();
  }

  private record Second(long at, String text) {}

  private static Instant seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS);
  }

  private static Optional<Instant> date(String header) {
    try {
      return header == null
          ? Optional.empty()
          : Optional.of(
              ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
