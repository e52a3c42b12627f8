package press.offprint.web.http;

import io.netty.handler.codec.DateFormatter;
import java.time.Instant;
import java.util.Date;

/** Dates of HTTP headers (RFC 9110 section 5.6.7), with a precision of one second. */
public final class HttpDates {
  private static volatile Second second = new Second(Long.MIN_VALUE, "");

  private HttpDates() {}

  private record Second(long epoch, String text) {}

  static String format(Instant instant) {
    return DateFormatter.format(Date.from(instant));
  }

  /** Formats the current time. The text is kept for a second, because every response has it. */
  public static String formatNow(Instant now) {
    Second known = second;
    if (known.epoch() != now.getEpochSecond()) {
      known = new Second(now.getEpochSecond(), format(now));
      second = known;
    }
    return known.text();
  }

  /** Parses each of the three formats of HTTP. Returns null if {@code header} is none of them. */
  static Instant parse(String header) {
    Date date = header == null ? null : DateFormatter.parseHttpDate(header);
    return date == null ? null : date.toInstant();
  }
}
