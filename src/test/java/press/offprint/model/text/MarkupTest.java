package press.offprint.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkupTest {
  private static final Markup.References POINTED =
      new Markup.References() {
        @Override
        public String resource(String key) {
          return "files/" + key;
        }

        @Override
        public String page(String to) {
          return ".." + to;
        }

        @Override
        public String place(String id) {
          return "chapter.xhtml#" + id;
        }
      };

  @Test
  void references_to_files_pages_and_anchors_are_resolved() {
    assertThat(
            Markup.point(
                "<a href=\"/posts/a/\"><img alt=\"\" src=\"resource:a.png\" /></a><a href=\"#b\">b</a>",
                POINTED))
        .isEqualTo(
            "<a href=\"../posts/a/\"><img alt=\"\" src=\"files/a.png\" /></a>"
                + "<a href=\"chapter.xhtml#b\">b</a>");
  }

  @Test
  void a_text_that_only_begins_like_a_reference_is_not_changed() {
    String markup =
        "<img alt=\"/etc/passwd\" title=\"#hashtag\" /><mi mathcolor=\"#f00\" />"
            + "<math alttext=\"/\" /><i aria-label=\"resource:a.png\" />";
    assertThat(Markup.point(markup, POINTED)).isEqualTo(markup);
  }
}
