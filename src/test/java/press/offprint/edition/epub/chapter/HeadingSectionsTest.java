package press.offprint.edition.epub.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeadingSectionsTest {
  @Test
  void a_heading_and_what_follows_are_a_section_that_holds_deeper_ones() {
    assertThat(
            HeadingSections.wrap(
                "<p>0</p>\n<h2 id=\"a\">A</h2>\n<p>1</p>\n<h3>B</h3>\n<p>2</p>\n<h2>C</h2>\n<p>3</p>"))
        .isEqualTo(
            "<p>0</p>\n<section>\n<h2 id=\"a\">A</h2>\n<p>1</p>\n<section>\n<h3>B</h3>\n<p>2</p>\n"
                + "</section>\n</section>\n<section>\n<h2>C</h2>\n<p>3</p>\n</section>");
  }

  @Test
  void a_heading_inside_of_another_element_opens_no_section() {
    String quoted = "<blockquote><h2>A</h2><p>1</p></blockquote>\n<p>2</p>";
    assertThat(HeadingSections.wrap(quoted)).isEqualTo(quoted);
  }

  @Test
  void a_chapter_that_begins_with_a_deep_heading_has_whole_sections() {
    assertThat(HeadingSections.wrap("<h4>A</h4>\n<h2>B</h2>\n"))
        .isEqualTo("<section>\n<h4>A</h4>\n</section>\n<section>\n<h2>B</h2>\n</section>");
  }
}
