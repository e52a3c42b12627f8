package press.offprint.edition.epub.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TagScannerTest {

  @Test
  void tags_are_found_with_their_depth() {
    String markup = "<p>a<br />b<em title=\"x > y\">c</em></p><h2>d</h2>";
    List<String> found = new ArrayList<>();
    TagScanner tags = new TagScanner(markup);
    while (tags.next()) {
      found.add(tags.depth() + markup.substring(tags.start(), tags.end()));
    }
    assertThat(found)
        .containsExactly(
            "0<p>", "1<br />", "1<em title=\"x > y\">", "1</em>", "0</p>", "0<h2>", "0</h2>");
  }

  @Test
  void a_name_is_compared_as_a_whole() {
    TagScanner tags = new TagScanner("<header>");
    tags.next();
    assertThat(tags.is("header")).isTrue();
    assertThat(tags.is("head")).isFalse();
  }

  @Test
  void attributes_are_read_replaced_added_and_removed() {
    TagScanner tags = new TagScanner("<a class=\"one two\" href=\"/a?b&amp;c\">");
    tags.next();
    assertThat(tags.attribute("href")).contains("/a?b&c");
    assertThat(tags.attribute("alt")).isEmpty();
    assertThat(tags.hasClass("two")).isTrue();
    assertThat(tags.hasClass("on")).isFalse();
    assertThat(tags.with("href", "x&y")).isEqualTo("<a class=\"one two\" href=\"x&amp;y\">");
    assertThat(tags.plus("dir", "ltr"))
        .isEqualTo("<a class=\"one two\" href=\"/a?b&amp;c\" dir=\"ltr\">");
    assertThat(tags.without("href", "rel")).isEqualTo("<a class=\"one two\">");
  }
}
