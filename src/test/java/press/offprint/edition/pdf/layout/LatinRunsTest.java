package press.offprint.edition.pdf.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.model.text.XmlText;

class LatinRunsTest {
  @Test
  void adjacent_words_in_emphasis_code_and_links_are_one_box() throws Exception {
    assertThat(tied("<p>ראו Getting <em>started</em> with <a>Git</a>, כאן</p>"))
        .isEqualTo("ראו [Getting <started> with <Git>], כאן");
    assertThat(tied("<p>הריצו run <code>npm install</code> בבקשה</p>"))
        .isEqualTo("הריצו [run <npm install>] בבקשה");
    assertThat(tied("<p>עם <em>Open</em> <a>Source</a></p>")).isEqualTo("עם [<Open> <Source>]");
  }

  @Test
  void a_single_part_needs_no_box() throws Exception {
    assertThat(tied("<p>ראו <a>Git</a> כאן</p>")).isEqualTo("ראו <Git> כאן");
    assertThat(tied("<p>גם <b>חשוב</b> ו-<a>מדריך</a> Git</p>"))
        .isEqualTo("גם <חשוב> ו-<מדריך> Git");
    assertThat(tied("<p>Git ו-<em>GitHub</em></p>")).isEqualTo("Git ו-<GitHub>");
  }

  @Test
  void a_paragraph_without_a_right_to_left_letter_is_left_to_right() throws Exception {
    assertThat(tied("<p>All <em>English</em>.</p>")).isEqualTo("{All <English>.}");
    assertThat(tied("<ul><li>All <em>English</em></li></ul>")).isEqualTo("{All <English>}");
    assertThat(tied("<p>Plain.</p>")).isEqualTo("Plain.");
  }

  @Test
  void a_run_that_is_longer_than_a_line_is_not_changed() throws Exception {
    String words = "word ".repeat(20);
    assertThat(tied("<p>ראו " + words + "<em>" + words + "</em> כאן</p>")).doesNotContain("[");
  }

  /**
   * Returns boxes in square brackets, reversed blocks in braces, other elements in angle brackets.
   */
  private static String tied(String body) throws Exception {
    Document document = Dom.parse(XmlText.of("<html dir='rtl'><body>" + body + "</body></html>"));
    LatinRuns.isolate(document);
    StringBuilder out = new StringBuilder();
    for (Node child : Dom.children(Dom.elements(document.getDocumentElement()).get(1))) {
      write(child, out);
    }
    return out.toString();
  }

  private static void write(Node node, StringBuilder out) {
    if (!(node instanceof Element element)) {
      out.append(node.getNodeValue());
      return;
    }
    boolean box = Dom.hasClass(element, "isolated");
    boolean turned = Dom.hasClass(element, "latin");
    boolean block = element.getTagName().matches("p|ul|li|div");
    out.append(box ? "[" : turned ? "{" : block ? "" : "<");
    Dom.children(element).forEach(child -> write(child, out));
    out.append(box ? "]" : turned ? "}" : block ? "" : ">");
  }
}
