package press.offprint.edition.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No quotation begins or ends with one line alone on a page. */
class QuotationPagesTest {
  private static final Character.UnicodeScript ARABIC = Character.UnicodeScript.ARABIC;
  private static final Set<Character.UnicodeScript> SCRIPTS =
      Set.of(Character.UnicodeScript.LATIN, Character.UnicodeScript.HAN);
  private static final double INDENT = 22;
  private static final String LONG =
      "A paragraph of a quotation that fills several lines on paper, and is divided. ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | <p>Short.</p><p>LONG</p>
          en | <p>Short.</p><ul><li>one</li><li>LONG</li><li>two</li></ul>
          en | <ul><li>one</li><li>LONG</li><li>two</li></ul>
          en | <p>To be.</p><p>— Hamlet</p>
          en | <p>LONG LONG</p><p>— Hamlet</p>
          en | <p>LONG</p><p class="attribution">Hamlet</p>
          en | <h3 id="h">Act</h3><p>Short.</p><p>LONG</p>
          en | <blockquote><p>Short.</p><p>LONG</p></blockquote><p>Short.</p>
          ar | <p>قصير.</p><p>LONG</p><p>— كاتب</p>
          zh | <p>短。</p><p>LONG</p><p>——作者</p>
          """)
  void a_quotation_has_two_lines_at_least_on_each_of_its_pages(String language, String body)
      throws Exception {
    String text =
        switch (language) {
          case "ar" -> "فقرة من اقتباس طويل تملأ عدة أسطر على الورق وتنقسم بين صفحتين. ";
          case "zh" -> "这是一段很长的引文，在纸上占据好几行，并且会被分到两页上。";
          default -> LONG;
        };
    String quotation = "<blockquote>" + body.replace("LONG", text.repeat(4)) + "</blockquote>";
    int first = language.equals("en") ? 24 : language.equals("zh") ? 19 : 15;
    int divided = 0;
    for (int before = first; before < first + 11; before++) {
      String all =
          ("<p>" + (language.equals("ar") ? "متن." : "On.") + "</p>").repeat(before)
              + quotation
              + "<p>After.</p>";
      PdfInspector pdf = PdfSamples.print(PdfPosts.publication(all, "T", language, List.of()));
      long foot = lines(pdf, 1, language.equals("ar"));
      long head = pdf.pages() < 2 ? 0 : lines(pdf, 2, language.equals("ar"));
      assertThat(List.of(foot, head))
          .as("lines on both pages after %s paragraphs", before)
          .doesNotContain(1L);
      divided += foot == 0 ? 1 : 0;
    }
    assertThat(divided).as("quotations on the second page").isBetween(1, 10);
  }

  /**
   * Returns the number of lines of a page that begin within its text, as those of a quotation do.
   */
  private static long lines(PdfInspector pdf, int page, boolean isRightToLeft) throws IOException {
    double edge = edge(pdf.lines(1), isRightToLeft);
    return pdf.lines(page).stream()
        .filter(line -> line.size() > 1)
        .filter(
            line ->
                line.stream()
                    .map(glyph -> Character.UnicodeScript.of(glyph.what().codePointAt(0)))
                    .anyMatch(
                        script -> isRightToLeft ? script == ARABIC : SCRIPTS.contains(script)))
        .filter(line -> isRightToLeft ? right(line) < edge - INDENT : left(line) > edge + INDENT)
        .count();
  }

  /** Returns the edge at which the lines of a page begin. */
  private static double edge(List<List<PdfInspector.Placed>> lines, boolean isRightToLeft) {
    return isRightToLeft
        ? lines.stream().mapToDouble(QuotationPagesTest::right).max().orElseThrow()
        : lines.stream().mapToDouble(QuotationPagesTest::left).min().orElseThrow();
  }

  private static double left(List<PdfInspector.Placed> line) {
    return line.get(0).left();
  }

  private static double right(List<PdfInspector.Placed> line) {
    return line.stream().mapToDouble(PdfInspector.Placed::right).max().orElse(0);
  }
}
