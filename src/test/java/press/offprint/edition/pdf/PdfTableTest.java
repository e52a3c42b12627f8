package press.offprint.edition.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** A table fits its pages. */
class PdfTableTest {
  @Test
  void a_long_table_fills_its_pages_and_keeps_its_last_rows_together() throws Exception {
    for (int count : new int[] {40, 41, 42, 43}) {
      StringBuilder rows = new StringBuilder();
      for (int i = 1; i <= count; i++) {
        rows.append("<tr><td>row ").append(i).append("</td><td>cell</td></tr>");
      }
      String table =
          "<div class=\"table\"><table><thead><tr><th scope=\"col\">Name</th><th scope=\"col\">More</th>"
              + "</tr></thead><tbody>"
              + rows
              + "</tbody></table></div>";
      PdfInspector proof = PdfSamples.print(PdfPosts.of("<p>Before.</p>" + table));
      List<Long> pages =
          proof.pageTexts().stream()
              .map(page -> Pattern.compile("row \\d+").matcher(page).results().count())
              .filter(found -> found > 0)
              .toList();
      assertThat(pages).hasSizeGreaterThan(1);
      assertThat(pages.get(0)).as("rows of %s on the first page", pages).isGreaterThan(20);
      assertThat(pages.get(pages.size() - 1)).as("%s", pages).isGreaterThanOrEqualTo(3);
      assertThat(proof.violations(PDFAFlavour.PDFUA_1)).isEmpty();
    }
  }

  @Test
  void a_table_is_never_wider_than_the_page() throws Exception {
    String cell = "<td>" + "unbreakable".repeat(9) + "</td>";
    PdfInspector proof = PdfSamples.print(PdfPosts.of(table("<tr>" + cell.repeat(7) + "</tr>")));
    assertThat(proof.pages()).isLessThanOrEqualTo(3);
    assertThat(proof.outside()).isEmpty();
  }

  @Test
  void a_table_with_long_words_is_on_a_landscape_page() throws Exception {
    String head = "<tr>" + "<th scope=\"col\">Contributors</th>".repeat(14) + "</tr>";
    String cells = "<td>milestones</td>".repeat(13);
    String rows = "";
    for (String name : List.of("First", "Second", "Third", "Fourth", "Fifth", "Sixth")) {
      rows += "<tr> <th rowspan=\"2\" scope=\"row\">" + name + "</th>" + cells + "</tr>";
      rows += "<tr> " + cells + "</tr>";
    }
    PdfInspector proof =
        PdfSamples.print(
            PdfPosts.of(table("<thead>" + head + "</thead>" + rows.repeat(3)) + "<p>On.</p>"));
    try (PDDocument pdf = proof.open()) {
      assertThat(pdf.getPage(0).getMediaBox().getWidth()).isLessThan(600);
      assertThat(pdf.getPage(1).getMediaBox().getWidth()).isGreaterThan(800);
      assertThat(pdf.getPage(2).getMediaBox().getWidth()).isGreaterThan(800);
      assertThat(pdf.getPage(3).getMediaBox().getWidth()).isLessThan(600);
    }
    assertThat(proof.text().split("Contributors", -1)).hasSize(2 * 14 + 1);
    assertThat(proof.text().split("milestones", -1)).hasSize(18 * 2 * 13 + 1);
    assertThat(proof.outside()).isEmpty();
    assertThat(proof.violations(PDFAFlavour.PDFUA_1)).isEmpty();
  }

  private static String table(String rows) {
    return "<div class=\"table\"><table>" + rows + "</table></div>";
  }
}
