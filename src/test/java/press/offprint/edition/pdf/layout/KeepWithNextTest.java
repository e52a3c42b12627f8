package press.offprint.edition.pdf.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.model.text.XmlText;

class KeepWithNextTest {
  private static final String COLOPHON = "<section class='colophon'><p>Made.</p></section>";

  @Test
  void the_last_words_are_on_the_page_of_links_and_colophon() throws Exception {
    assertThat(
            tied("<p>One.</p><p>Two.</p>", "<section class='links'><ul><li>a</li></ul></section>"))
        .containsSubsequence("One.", "ending", "follows", "Two.", "links", "colophon");
    assertThat(tied("<p>One.</p><p>Two.</p>", "<section class='endnotes'>A note.</section>"))
        .containsSubsequence("One.", "ending", "Two.", "endnotes", "colophon");
  }

  @Test
  void a_short_list_and_a_heading_stay_on_the_page_of_the_next_text() throws Exception {
    assertThat(tied("<p>One.</p><ul><li>Two.</li></ul>", ""))
        .containsSubsequence("One.", "ending", "Two.", "colophon");
    assertThat(tied("<p>One.</p><h2>Head</h2><p>Two.</p>", ""))
        .containsSubsequence("One.", "ending", "Head", "Two.", "colophon");
  }

  @Test
  void a_table_a_long_paragraph_or_a_long_list_does_not_move() throws Exception {
    assertThat(tied("<h2>Head</h2><h3>Lower</h3><p>Two.</p>", "")).doesNotContain("ending");
    assertThat(tied("<p>One.</p><ul>" + "<li>Two.</li>".repeat(9) + "</ul>", ""))
        .doesNotContain("ending");
    assertThat(tied("<p>One.</p><p><img src='a.png'/></p>", "")).doesNotContain("ending");
    assertThat(tied("<p>One.</p><table><tr><td>Two.</td></tr></table>", ""))
        .doesNotContain("ending");
    assertThat(tied("<p>One.</p><p>" + "Two. ".repeat(200) + "</p>", "")).doesNotContain("ending");
    assertThat(tied("<p>One.</p>", "")).doesNotContain("ending");
  }

  @Test
  void the_colophon_stays_with_the_links_if_the_text_or_the_notes_before_them_are_long()
      throws Exception {
    String links = "<section class='links'><ul><li>a</li></ul></section>";
    String notes = "<section class='endnotes'>" + "A note. ".repeat(200) + "</section>";
    assertThat(tied("<p>One.</p><p>" + "Two. ".repeat(200) + "</p>", links))
        .containsSubsequence("Two.", "ending", "links", "colophon");
    assertThat(tied("<p>One.</p><p>Two.</p>", notes + links))
        .containsSubsequence("endnotes", "ending", "links", "colophon");
    assertThat(tied("<p>One.</p>", links)).containsSubsequence("One.", "ending", "links");
  }

  private static String tied(String text, String links) throws Exception {
    Document document =
        Dom.parse(
            XmlText.of(
                "<body><div class='text'>\n" + text + "\n</div>" + links + COLOPHON + "</body>"));
    KeepWithNext.apply(document);
    StringBuilder seen = new StringBuilder();
    Dom.walk(
        document,
        node -> {
          if (node instanceof org.w3c.dom.Element element) {
            seen.append(' ').append(element.getAttribute("class"));
          } else if (node.getNodeValue() != null) {
            seen.append(' ').append(node.getNodeValue());
          }
        });
    return seen.toString();
  }
}
