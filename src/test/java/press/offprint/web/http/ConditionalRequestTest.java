package press.offprint.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.offprint.web.http.ConditionalRequest.Outcome;

/** The preconditions of RFC 9110 section 13, in the order of section 13.2.2. */
class ConditionalRequestTest {
  private static final String ETAG = "\"now\"";
  private static final Instant MODIFIED = Instant.parse("2026-03-04T05:06:07.890Z");
  private static final String BEFORE = "Wed, 04 Mar 2026 05:06:06 GMT";
  private static final String SAME = "Wed, 04 Mar 2026 05:06:07 GMT";
  private static final String LATER = "Wed, 04 Mar 2026 05:06:08 GMT";

  @ParameterizedTest(name = "{0} | {1} | {2} | {3} -> {4}")
  @CsvSource(
      quoteCharacter = '`',
      value = {
        // If-Match | If-Unmodified-Since | If-None-Match | If-Modified-Since -> outcome
        "                   |        |                |        | SEND",
        // Step 1: If-Match, with the strong comparison.
        "`\"now\"`          |        |                |        | SEND",
        "*                  |        |                |        | SEND",
        "`\"old\", \"now\"` |        |                |        | SEND",
        "`\"old\"`          |        |                |        | FAILED",
        "`W/\"now\"`        |        |                |        | FAILED",
        // Step 2: If-Unmodified-Since counts only without If-Match.
        "                   | LATER  |                |        | SEND",
        "                   | SAME   |                |        | SEND",
        "                   | BEFORE |                |        | FAILED",
        "                   | WRONG  |                |        | SEND",
        "`\"now\"`          | BEFORE |                |        | SEND",
        "`\"old\"`          | LATER  |                |        | FAILED",
        // Step 3: If-None-Match, with the weak comparison.
        "                   |        | `\"now\"`      |        | NOT_MODIFIED",
        "                   |        | `W/\"now\"`    |        | NOT_MODIFIED",
        "                   |        | *              |        | NOT_MODIFIED",
        "                   |        | `\"old\"`      |        | SEND",
        "`\"now\"`          |        | `\"now\"`      |        | NOT_MODIFIED",
        "`\"old\"`          |        | `\"now\"`      |        | FAILED",
        "                   | BEFORE | `\"now\"`      |        | FAILED",
        "                   | LATER  | `\"now\"`      |        | NOT_MODIFIED",
        // Step 4: If-Modified-Since counts only without If-None-Match.
        "                   |        |                | SAME   | NOT_MODIFIED",
        "                   |        |                | LATER  | NOT_MODIFIED",
        "                   |        |                | BEFORE | SEND",
        "                   |        |                | WRONG  | SEND",
        "                   |        | `\"old\"`      | LATER  | SEND",
        "                   |        | `\"now\"`      | BEFORE | NOT_MODIFIED",
        "                   | SAME   |                | SAME   | NOT_MODIFIED",
        "                   | BEFORE |                | SAME   | FAILED",
        "`\"now\"`          |        |                | SAME   | NOT_MODIFIED",
        "`\"old\"`          |        |                | SAME   | FAILED",
      },
      delimiter = '|')
  void the_preconditions_are_evaluated_in_order(
      String match, String unmodified, String noneMatch, String modified, Outcome outcome) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    add(headers, "If-Match", match);
    add(headers, "If-Unmodified-Since", date(unmodified));
    add(headers, "If-None-Match", noneMatch);
    add(headers, "If-Modified-Since", date(modified));
    assertThat(ConditionalRequest.of(headers, ETAG, MODIFIED)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Wed, 04 Mar 2026 05:06:07 GMT",
        "Wednesday, 04-Mar-26 05:06:07 GMT",
        "Wed Mar  4 05:06:07 2026"
      })
  void the_three_date_formats_of_http_are_read(String date) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("If-Modified-Since", date);
    assertThat(ConditionalRequest.of(headers, ETAG, MODIFIED)).isEqualTo(Outcome.NOT_MODIFIED);
  }

  @Test
  void a_response_without_a_modification_date_ignores_dates() {
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap()
            .add("If-Unmodified-Since", BEFORE)
            .add("If-Modified-Since", LATER);
    assertThat(ConditionalRequest.of(headers, ETAG, null)).isEqualTo(Outcome.SEND);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "             | true",
        "`\"now\"`    | true",
        "`\"old\"`    | false",
        "`W/\"now\"`  | false",
        "SAME         | true",
        "LATER        | false",
        "BEFORE       | false",
        "WRONG        | false"
      })
  void a_range_is_sent_only_of_the_version_that_if_range_names(String value, boolean applies) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    add(headers, "If-Range", date(value));
    assertThat(ConditionalRequest.rangeApplies(headers, ETAG, MODIFIED)).isEqualTo(applies);
  }

  private static void add(MultiMap headers, String name, String value) {
    if (value != null) {
      headers.add(name, value);
    }
  }

  private static String date(String name) {
    return name == null
        ? null
        : switch (name) {
          case "BEFORE" -> BEFORE;
          case "SAME" -> SAME;
          case "LATER" -> LATER;
          case "WRONG" -> "yesterday";
          default -> name;
        };
  }
}
