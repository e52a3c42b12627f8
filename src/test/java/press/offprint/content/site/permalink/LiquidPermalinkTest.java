package press.offprint.content.site.permalink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiquidPermalinkTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "/:year/:slug/                      ~ /:year/:slug/",
        "/blog/{{ page.fileSlug }}/         ~ /blog/:jekyll_title/",
        "/x/{{ title | slugify }}.html      ~ /x/:title.html",
        "/{{ date | date: '%Y/%m' }}/a/     ~ /:year/:month/a/",
        "/{{ page.date | date('%d') }}/a/   ~ /:day/a/",
        "/{{ date | date: '%B' }}/a/        ~ /:template_B/a/",
        "/{{ data.kind }}/{% if a %}b/      ~ /:page_data_kind/:templateb/"
      })
  void an_expression_is_a_token(String written, String pattern) {
    assertThat(LiquidPermalink.pattern(written)).isEqualTo(pattern);
  }
}
