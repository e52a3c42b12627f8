package press.offprint.content.frontmatter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-03-14T09:26:53Z | 2026-03-14T09:26:53Z",
        "2026-03-14T09:26:53.589+09:00 | 2026-03-14T09:26:53.589+09:00",
        "2026-03-14 | 2026-03-14T00:00Z",
        "2026-3-4 | 2026-03-04T00:00Z",
        "2026/03/14 | 2026-03-14T00:00Z",
        "2026-03-14 09:26 | 2026-03-14T09:26Z",
        "2026-03-14T09:26 | 2026-03-14T09:26Z",
        "2026-03-14 09:26:53 | 2026-03-14T09:26:53Z",
        "2026-03-14 09:26:53 -0700 | 2026-03-14T09:26:53-07:00",
        "2026-03-14 09:26:53 -07:00 | 2026-03-14T09:26:53-07:00",
        "2026-03-14 09:26:53 -0700 MST | 2026-03-14T09:26:53-07:00",
        "2026-03-14 09:26:53 -4 | 2026-03-14T09:26:53-04:00",
        "2026-03-14 09:26:53 +9:30 | 2026-03-14T09:26:53+09:30",
        "2026-03-14T09:26:53+0900 | 2026-03-14T09:26:53+09:00",
        "2026-03-14 09:26:53 UTC | 2026-03-14T09:26:53Z",
        "2026-03-14 09:26:53 JST | 2026-03-14T09:26:53+09:00",
        "2026-07-14 09:26:53 Europe/Berlin | 2026-07-14T09:26:53+02:00",
        "Sat, 14 Mar 2026 09:26:53 GMT | 2026-03-14T09:26:53Z",
        "Sat, 14 Mar 2026 09:26:53 -0700 | 2026-03-14T09:26:53-07:00",
        "14 Mar 26 09:26 MST | 2026-03-14T09:26-07:00",
        "Saturday, 14-Mar-26 09:26:53 UTC | 2026-03-14T09:26:53Z",
        "Sat Mar 14 09:26:53 2026 | 2026-03-14T09:26:53Z",
        "Sat Mar  4 09:26:53 UTC 2026 | 2026-03-04T09:26:53Z",
        "Sat Mar 14 09:26:53 -0700 2026 | 2026-03-14T09:26:53-07:00",
        "14 Mar 2026 | 2026-03-14T00:00Z",
        "March 14, 2026 | 2026-03-14T00:00Z",
      })
  void dates_are_read_in_every_form_that_hugo_accepts(String written, String meant) {
    assertThat(DateParser.parse(written).map(Object::toString)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024",
        "1710408413",
        "2024-13-45",
        "2026-02-30",
        "0000-01-01",
        "+999999999-12-31T23:59:59Z",
        "2026-03-14T25:00:00Z",
        "2026-03-14 09:26:53 Nowhere/Land",
        "2026-03-14T09:26:53+99:00",
        "yesterday",
        "14 Foo 2026",
        ""
      })
  void other_texts_are_not_dates(String written) {
    assertThat(DateParser.parse(written)).isEmpty();
  }
}
