package press.offprint.content.site.permalink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathSegmentsTest {

  @ParameterizedTest
  @CsvSource({
    "Hello World, hello-world",
    "Hello  -  World, hello-world",
    "C++ & D, c++-d",
    "Straße, straße",
    "Cafe\u0301, café",
    "日本語 の ページ, 日本語-の-ページ",
    "-rf, rf",
    "../../etc, etc",
    "what?, what",
    "'a.b. ', a.b",
    "con, con-page",
    "COM1.txt, com1-page-txt",
    "GIT~1, git-1",
    "git~12, git~12",
    "report.pdf, report-pdf",
    "index.html, index-html",
    "!!!, ''",
  })
  void names_become_segments_that_every_file_system_accepts(String name, String segment) {
    assertThat(PathSegments.urlize(name)).isEqualTo(segment);
  }

  @Test
  void a_long_name_is_cut_between_characters_and_stays_unique() {
    String first = PathSegments.urlize("é".repeat(200) + "1");
    String second = PathSegments.urlize("é".repeat(200) + "2");
    assertThat(PathSegments.bytes(first)).isLessThanOrEqualTo(PathSegments.MAX_BYTES);
    assertThat(first).matches("é{95}-[0-9a-f]{8}").isNotEqualTo(second);
  }

  @ParameterizedTest
  @CsvSource({
    "/Posts/Hello/, /posts/hello/",
    "/Cafe\u0301/, /café/",
    "/STRASSE/, /straße/",
    "/ſ/, /S/",
  })
  void names_that_are_equal_on_some_file_system_have_one_key(String one, String other) {
    assertThat(PathSegments.fold(one)).isEqualTo(PathSegments.fold(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"index", "Feed.XML", "sitemap.xml", ".offprint"})
  void names_that_offprint_needs_are_reserved(String name) {
    assertThat(PathSegments.isReserved(name)).isTrue();
    assertThat(PathSegments.isReserved(name + "-page")).isFalse();
  }
}
