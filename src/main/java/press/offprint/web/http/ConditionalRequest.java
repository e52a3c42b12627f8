package press.offprint.web.http;

import io.vertx.core.MultiMap;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The preconditions of a GET or HEAD request (RFC 9110 section 13). */
final class ConditionalRequest {
  private ConditionalRequest() {}

  /** The result of the preconditions. */
  enum Outcome {
    SEND,
    NOT_MODIFIED,
    FAILED
  }

  /**
   * Evaluates the preconditions in the order of RFC 9110 section 13.2.2.
   *
   * @param etag strong, with its quotes
   * @param modified null if the response has no modification date; conditions on it are ignored
   */
  static Outcome of(MultiMap headers, String etag, Instant modified) {
    String match = headers.get("If-Match");
    boolean isExpected =
        match != null
            ? matches(match, etag, false)
            : !isModifiedSince(headers.get("If-Unmodified-Since"), modified, false);
    if (!isExpected) {
      return Outcome.FAILED;
    }
    String noneMatch = headers.get("If-None-Match");
    boolean isNew =
        noneMatch != null
            ? !matches(noneMatch, etag, true)
            : isModifiedSince(headers.get("If-Modified-Since"), modified, true);
    return isNew ? Outcome.SEND : Outcome.NOT_MODIFIED;
  }

  /** Returns true if {@code If-Range} is absent or names this version (section 13.1.5). */
  static boolean rangeApplies(MultiMap headers, String etag, Instant modified) {
    String condition = headers.get("If-Range");
    return condition == null
        || condition.equals(etag)
        || seconds(modified).equals(HttpDates.parse(condition));
  }

  private static boolean matches(String list, String etag, boolean isWeak) {
    if (list.strip().equals("*")) {
      return true;
    }
    for (String one : list.split(",", -1)) {
      String tag = one.strip();
      if (tag.equals(etag) || (isWeak && tag.equals("W/" + etag))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isModifiedSince(String header, Instant modified, boolean otherwise) {
    Instant date = modified == null ? null : HttpDates.parse(header);
    return date == null ? otherwise : seconds(modified).isAfter(date);
  }

  private static Instant seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS);
  }
}
