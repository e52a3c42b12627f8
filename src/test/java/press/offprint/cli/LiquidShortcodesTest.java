package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Shortcodes of a site that its posts write as tags of Liquid. */
class LiquidShortcodesTest extends SmallSite {
  @Test
  void a_tag_is_text_until_the_site_has_a_shortcode_of_its_name() throws IOException {
    write(
        "content/posts/first.md",
        """
        ---
        title: First
        ---

        {% download https://example.org/a.zip size:"3 MB" %}

        {% note "Take *care*" %}
        - *One*
        {% endnote %}
        """);
    assertThat(offprint("publish", "--to", "html").err()).contains("SYNTAX_FOREIGN");
    assertThat(page()).contains("{% download");
    write(
        "templates/shortcodes/download.html",
        "<p><a href=\"{{ args[0] }}\">Download</a> ({{ params.size }})</p>\n");
    write(
        "templates/shortcodes/note.html",
        "<div class=\"note\"><p>{{ args[0] }}</p>{{ inner | raw }}</div>\n");
    assertThat(offprint("publish", "--to", "html").err()).doesNotContain("SYNTAX_FOREIGN");
    assertThat(page())
        .contains("<p><a href=\"https://example.org/a.zip\">Download</a> (3 MB)</p>")
        .contains("<p>Take *care*</p>")
        .contains("<li><em>One</em></li>")
        .doesNotContain("{%");
  }

  private String page() throws IOException {
    return Files.readString(project.resolve("output/posts/first/index.html"));
  }
}
