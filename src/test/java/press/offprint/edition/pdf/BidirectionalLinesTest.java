package press.offprint.edition.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Bidi;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The letters of a line are placed by the Unicode Bidirectional Algorithm over the whole paragraph,
 * also across elements. ICU computes the expected order.
 */
class BidirectionalLinesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ראו Getting <em>started</em> with <strong>Git</strong> (second edition), כאן
          עם <em>Open</em> <strong>Source</strong> וגם <em>Free</em> (as in <em>beer</em>) סוף
          כותרת (ABC) <em>ועוד</em> [DEF <strong>GHI</strong>] סוף
          המספר 1,234.56 <em>ועוד</em> 50% <strong>מתוך</strong> 12
          מילה <em>אחת ABC</em> DEF <strong>GHI שתיים</strong> סוף
          ABC <em>DEF</em> ראשון <strong>שני</strong> GHI
          """)
  void a_line_of_a_right_to_left_post_is_in_order(String body) throws Exception {
    assertThat(lines("<p>" + body + "</p>", "he")).contains(visual(plain(body), Bidi.RTL));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          See <em>ראשון</em> <strong>שני</strong> שלישי (in Hebrew) and more.
          A word <em>אבג (דהו</em> זחט) and <strong>more</strong>.
          """)
  void a_line_of_a_left_to_right_post_is_in_order(String body) throws Exception {
    assertThat(lines("<p>" + body + "</p>", "en")).contains(visual(plain(body), Bidi.LTR));
  }

  @ParameterizedTest
  @CsvSource({
    "<p>Wholly <em>Latin</em> text (with brackets).</p>",
    "<ul><li>Wholly <em>Latin</em> text (with brackets).</li></ul>",
    "<ol><li><p>Wholly Latin text (with brackets).</p></li></ol>",
    "<table><tr><th>Wholly Latin text (with brackets).</th></tr></table>"
  })
  void a_wholly_latin_block_runs_from_left_to_right(String body) throws Exception {
    assertThat(lines(body, "he"))
        .anyMatch(line -> line.startsWith("WhollyLatintext(withbrackets)."));
  }

  @Test
  void code_in_a_right_to_left_line_keeps_its_order() throws Exception {
    assertThat(lines("<p>הריצו <code>f(a) + b[0]</code> (כאן)</p>", "he"))
        .contains("(ןאכ)f(a)+b[0]וצירה");
  }

  private static String plain(String body) {
    return body.replaceAll("<[^>]*>", "");
  }

  private static String visual(String text, byte direction) {
    Bidi bidi = new Bidi();
    bidi.setPara(text, direction, null);
    return bidi.writeReordered(Bidi.DO_MIRRORING).replace(" ", "");
  }

  /** Returns the letters of each line from left to right, without spaces. */
  private static List<String> lines(String body, String language) throws IOException {
    return PdfSamples.print(PdfPosts.publication(body, "A post", language, List.of()))
        .lines(1)
        .stream()
        .map(
            line ->
                line.stream()
                    .map(PdfInspector.Placed::what)
                    .collect(Collectors.joining())
                    .replaceAll("[ \u00A0]", ""))
        .toList();
  }
}
