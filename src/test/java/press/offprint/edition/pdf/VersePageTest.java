package press.offprint.edition.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines of verses begin at the same edge on paper. */
class VersePageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          zh | 一盏灯， | <blockquote><p>VERSE</p></blockquote>
          zh | 一盏灯， | <p>VERSE</p>
          zh | 一盏灯， | <blockquote><p>VERSE</p><p>VERSE</p></blockquote>
          ja | 古池や、 | <p>VERSE</p>
          ja | 古池や、 | <blockquote><p>VERSE</p></blockquote>
          en | Zig zag zig | <p>On.</p><p>VERSE</p><p>VERSE</p>
          """)
  void the_lines_of_a_verse_begin_at_the_same_edge(String language, String line, String body)
      throws Exception {
    String verse = String.join("<br/>", line, line + line, line);
    PdfInspector pdf =
        PdfSamples.print(
            PdfPosts.publication(body.replace("VERSE", verse), "T", language, List.of()));
    String first = line.substring(0, 1);
    List<Float> edges =
        pdf.lines(1).stream()
            .map(glyphs -> glyphs.get(0))
            .filter(glyph -> glyph.what().equals(first))
            .map(PdfInspector.Placed::left)
            .toList();
    assertThat(edges).hasSize(body.split("VERSE", -1).length * 3 - 3);
    for (float edge : edges) {
      assertThat(edge).isCloseTo(edges.get(0), within(0.5f));
    }
  }

  @Test
  void a_paragraph_of_prose_keeps_its_indent_beside_a_break() throws Exception {
    String text = "这是一段散文的文字，".repeat(12);
    String body = "<p>" + text + "<br/>" + text + "</p>";
    PdfInspector pdf = PdfSamples.print(PdfPosts.publication(body, "T", "zh", List.of()));
    List<Float> edges =
        pdf.lines(1).stream()
            .filter(glyphs -> glyphs.stream().anyMatch(glyph -> glyph.what().equals("散")))
            .map(glyphs -> glyphs.get(0).left())
            .toList();
    assertThat(edges.get(0) - edges.get(1)).isCloseTo(21f, within(1f));
  }
}
