package press.offprint.edition.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource({
    "thead, 200, 1500, ' '",
    "thead, 600, 2500, ' '",
    "tfoot, 400, 2000, ' '",
    "thead, 0, 90, <br/>",
    "thead, 0, 90, </th></tr><tr><th scope='col'>",
    "thead, 0, 600, ' high high high high high high high high high high</th></tr><tr><th scope=''col''>'",
  })
  void a_head_or_a_foot_that_is_higher_than_a_page_is_shown_once(
      String part, int before, int words, String between) throws Exception {
    String high =
        "<"
            + part
            + "><tr><th scope=\"col\">"
            + ("high" + between).repeat(words)
            + "</th></tr></"
            + part
            + ">";
    String rows = "<tbody>" + "<tr><td>x</td></tr>".repeat(14) + "</tbody>";
    String heading = "<h2 id=\"a\">" + "word ".repeat(before) + "</h2>";
    String content = part.equals("thead") ? high + rows : rows + high;
    PdfInspector proof = PdfSamples.print(PdfPosts.of(heading + table(content)));
    assertThat(proof.text().split("\\bhigh\\b", -1)).hasSize(high.split("\\bhigh\\b", -1).length);
    assertThat(proof.violations(PDFAFlavour.PDFUA_1)).isEmpty();
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

  @Test
  void words_and_identifiers_of_up_to_30_signs_are_not_broken_beside_long_texts() throws Exception {
    String head =
        "<tr><th scope=\"col\">Setting</th><th scope=\"col\">Default</th><th scope=\"col\">Meaning</th></tr>";
    String row =
        "<tr><td><code>spring.datasource.hikari.max</code></td><td>10</td><td>"
            + "The largest number of connections that are kept open at once. ".repeat(3)
            + "</td></tr>";
    String identifiers =
        "<tr><td><code>customer_shipping_address</code></td>"
            + "<td><code>customer_billing_address_id</code></td>"
            + "<td><code>createdAtTimestampMillis</code></td>"
            + "<td><code>IllegalArgumentException</code></td></tr>";
    PdfInspector proof =
        PdfSamples.print(
            PdfPosts.of(
                table("<thead>" + head + "</thead>" + row) + "<p>On.</p>" + table(identifiers)));
    assertThat(proof.text())
        .contains(
            "Default",
            "spring.datasource.hikari.max",
            "customer_shipping_address",
            "customer_billing_address_id",
            "createdAtTimestampMillis",
            "IllegalArgumentException");
    assertThat(proof.outside()).isEmpty();
  }

  @Test
  void a_short_text_of_ideographs_keeps_its_line_beside_a_long_one() throws Exception {
    PdfInspector proof =
        PdfSamples.print(
            PdfPosts.of(table("<tr><td>設定</td><td>" + "これは長い説明です。".repeat(12) + "</td></tr>")));
    assertThat(proof.text()).contains("設定");
  }

  @Test
  void a_small_table_has_its_natural_width() throws Exception {
    String small = table("<tr><td>Esc</td><td>Quit</td></tr>");
    String wide = table("<tr><td>Esc</td><td>" + "Quit all windows ".repeat(4) + "</td></tr>");
    assertThat(secondColumn(small)).isLessThan(secondColumn(wide));
    assertThat(secondColumn(small)).isLessThan(150);
  }

  @Test
  void a_small_table_with_a_formula_has_its_natural_width() throws Exception {
    String formula =
        "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" alttext=\"x\"><semantics><mi>x</mi>"
            + "<annotation encoding=\"application/x-tex\">"
            + "\\mathrm{a} ".repeat(12)
            + "</annotation></semantics></math>";
    String cells =
        "<tr><td><span class=\"math inline\">" + formula + "</span></td><td>Quit</td></tr>";
    assertThat(secondColumn(table(cells))).isLessThan(150);
  }

  @ParameterizedTest
  @CsvSource({
    "ar, \u0645\u0645\u062a\u0627\u0632\u0629, 16",
    "zh-Hant, \u832f\u8fb2\u6536\u7559\uff0c, 12",
    "ja, \u4e09\u65e5\u9593\u306f\u3001, 12",
    "en, remarks, 16"
  })
  void a_number_beside_long_texts_is_not_broken(String language, String word, int count)
      throws Exception {
    String words = (word + " ").repeat(count);
    String row = "<tr><td>1961</td><td>120.50</td><td>" + words + "</td><td>1300.75</td></tr>";
    PdfInspector proof =
        PdfSamples.print(PdfPosts.publication(table(row.repeat(3)), "A", language, List.of()));
    assertThat(proof.text()).contains("1961", "120.50", "1300.75");
  }

  // The distance of the second column from the left edge of the page, in points.
  @Test
  void lists_paragraphs_and_code_in_cells_are_within_their_columns_and_tagged() throws Exception {
    String list = "<ul><li>Weigh flour.</li><li>Stir.<ul><li>by hand</li></ul></li></ul>";
    String code = "<pre class=\"code\"><code>oven --preheat 250 | tee\nsleep</code></pre>";
    String head = "<thead><tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr></thead>";
    String blocks = "<tr><td>" + list + "</td><td><p>One.</p><p>Two.</p></td></tr>";
    for (String text : new String[] {"short", "a long text that shares the line ".repeat(9)}) {
      String rows = blocks + "<tr><td>" + code + "</td><td>" + text + "</td></tr>";
      PdfInspector pdf = PdfSamples.print(PdfPosts.of(table(head + "<tbody>" + rows + "</tbody>")));
      assertThat(pdf.outside()).isEmpty();
      assertThat(pdf.text()).contains("oven --preheat 250 | tee", "Weigh flour.", "by hand");
      assertThat(pdf.violations(PDFAFlavour.PDFUA_1)).isEmpty();
      assertThat(pdf.violations(PDFAFlavour.PDFA_2_A)).isEmpty();
    }
  }

  @Test
  void a_cell_is_as_wide_as_its_longest_block_and_not_as_all_of_them() throws Exception {
    String items = "<ul>" + "<li>a few words</li>".repeat(12) + "</ul>";
    double list = secondColumn(table("<tr><td>" + items + "</td><td>Q</td></tr>"));
    double text = secondColumn(table("<tr><td>a few more words</td><td>Q</td></tr>"));
    assertThat(list).isCloseTo(text, within(20.0));
  }

  @Test
  void long_lines_of_code_in_a_cell_are_divided_and_a_tall_cell_continues_on_the_next_page()
      throws Exception {
    String code =
        "<pre class=\"code\"><code>"
            + "publish --to pdf content\n".repeat(9)
            + "some words of a comment ".repeat(9)
            + "</code></pre>";
    String list = "<ul>" + "<li>item</li>".repeat(90) + "</ul>";
    String rows =
        "<tr><td>"
            + code
            + "</td><td>"
            + "a long text that shares the line ".repeat(9)
            + "</td></tr><tr><td>"
            + list
            + "</td><td>b</td></tr>";
    PdfInspector pdf = PdfSamples.print(PdfPosts.of(table(rows)));
    assertThat(pdf.outside()).isEmpty();
    assertThat(pdf.text()).contains("\u21AA");
    assertThat(pdf.text().lines().filter(line -> line.contains("item"))).hasSize(90);
  }

  @ParameterizedTest
  @CsvSource({
    "ar, نسخة جديدة (PDF)",
    "he, עותק חדש (PDF)",
    "en, a new copy (<code>PDF</code>)",
    "en, a new copy (<a href='https://example.org'>PDF</a>)",
    "ja, 新しい本（<code>PDF</code>）"
  })
  void no_bracket_is_parted_from_its_word_in_a_narrow_cell(String language, String text)
      throws Exception {
    String filler = language.equals("ar") ? "نص طويل " : language.equals("he") ? "מלים " : "words ";
    for (int length = 2; length < 40; length += 6) {
      String row =
          "<tr>"
              + ("<td>" + filler.repeat(length) + "</td>").repeat(3)
              + "<td>"
              + text
              + "</td></tr>";
      PdfInspector pdf =
          PdfSamples.print(PdfPosts.publication(table(row), "T", language, List.of()));
      for (List<PdfInspector.Placed> line : pdf.lines(1)) {
        List<String> letters = line.stream().map(PdfInspector.Placed::what).toList();
        if (letters.contains("D") && letters.contains("F")) {
          assertThat(letters.stream().filter("()（）"::contains))
              .as("brackets of %s beside %s words", letters, length)
              .hasSize(2);
        }
      }
    }
  }

  private static double secondColumn(String table) throws Exception {
    return PdfSamples.print(PdfPosts.of("<p>On.</p>" + table)).placed().stream()
        .filter(placed -> placed.what().equals("Q"))
        .mapToDouble(PdfInspector.Placed::left)
        .findFirst()
        .orElseThrow();
  }

  private static String table(String rows) {
    return "<div class=\"table\"><table>" + rows + "</table></div>";
  }
}
