package press.offprint.edition.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Wide lines of code have smaller type, or are broken with a mark. */
class PdfCodeTest {
  private static final String MARK = "\u21AA";

  private static String code(int columns) {
    return "<pre class=\"code\"><code>" + "0123456789".repeat(columns / 10) + "</code></pre>";
  }

  private static PdfInspector print(String body) throws Exception {
    return PdfSamples.print(PdfPosts.of("<p>On.</p>" + body));
  }

  @Test
  void a_line_of_up_to_100_signs_is_not_broken() throws Exception {
    for (int columns : new int[] {70, 80, 90, 100}) {
      PdfInspector pdf = print(code(columns));
      assertThat(pdf.text()).as("%s signs", columns).contains("0123456789".repeat(columns / 10));
      assertThat(pdf.outside()).isEmpty();
    }
  }

  @Test
  void a_longer_line_is_broken_and_has_a_mark() throws Exception {
    assertThat(print(code(130)).text()).contains(MARK);
  }

  @Test
  void a_long_line_is_divided_after_a_space_or_a_sign_or_at_a_capital_and_no_word_is()
      throws Exception {
    String[] lines = {
      "curl --silent --header \"Accept: application/json\" --output releases.json "
          + "\"https://example.org/api/v2/projects/field-guide/releases?status=published&page=1\"",
      "press.offprint.content.markdown.block.GridTable.renditionsByEditionAndLanguageOfEachPublication"
          + ".withoutCompanionsThatAreEmpty(publication,language)",
      "/usr/local/share/offprint/templates/print/very_long_names_of_many_parts/more_long_names"
          + "/and_still_more_names/paper-A4.css",
      "std::unordered_map<std::string,std::vector<std::pair<int,double>>>::const_iterator begin="
          + "collection.find(identifier);return begin->second;",
      "这一行注释很长，所以必须在汉字之间断开，但是标点符号不能出现在下一行的开头，也不能出现在上一行的结尾，" + "这是中文排版的规则。还有一些字，为了让这一行更长一些。"
    };
    for (String line : lines) {
      List<String> parts = parts(line);
      assertThat(parts).hasSizeGreaterThan(1);
      for (int i = 0; i + 1 < parts.size(); i++) {
        String end = parts.get(i);
        String begin = parts.get(i + 1);
        assertThat(end.substring(end.length() - 1) + begin.charAt(0))
            .as(end + " | " + begin)
            .matches("[ ./_,(;:&=?>-].| .|[a-z][A-Z]|[\\x{4e00}-\\x{9fff}，。][\\x{4e00}-\\x{9fff}]");
      }
    }
  }

  @Test
  void a_sign_within_a_number_or_after_a_backslash_is_no_place_for_a_break() throws Exception {
    String number = "3.14159265358979";
    String line = "x".repeat(60) + " " + "y".repeat(8) + number + "\\_" + "z".repeat(40);
    assertThat(String.join("", parts(line)).replace(" ", "")).contains(number);
    for (String part : parts(line)) {
      assertThat(part).doesNotEndWith(".").doesNotEndWith("\\_");
    }
  }

  @Test
  void a_word_that_is_longer_than_a_line_is_divided_anywhere_and_fills_its_lines()
      throws Exception {
    List<String> parts = parts("key: " + "a1b2c3d4e5".repeat(20));
    assertThat(parts).hasSize(3);
    assertThat(parts.get(0)).startsWith("key: a1").hasSizeGreaterThan(70);
    assertThat(String.join("", parts)).isEqualTo("key: " + "a1b2c3d4e5".repeat(20));
  }

  @Test
  void a_continuation_begins_after_the_numbers_and_the_indent() throws Exception {
    String body =
        "<pre class=\"code\"><code><span class=\"line\"><span class=\"line-number\""
            + " aria-hidden=\"true\">12</span>    if "
            + "condition and ".repeat(12)
            + "\n</span><span class=\"line\"><span class=\"line-number\""
            + " aria-hidden=\"true\">13</span>    pass</span></code></pre>";
    float code = 0;
    float mark = 0;
    for (PdfInspector.Placed placed : print(body).placed()) {
      code = code == 0 && placed.what().equals("f") ? placed.left() : code;
      mark = placed.what().equals(MARK) ? placed.left() : mark;
    }
    // The f is the second letter of the line.
    assertThat(mark).isCloseTo(code - 0.6f * 7.4f, within(0.5f));
  }

  /** Returns the parts of a line of code in a PDF, without marks. */
  private static List<String> parts(String line) throws Exception {
    String code = line.replace("&", "&amp;").replace("<", "&lt;");
    String text = print("<pre class=\"code\"><code>" + code + "</code></pre>").text();
    List<String> parts = new ArrayList<>();
    boolean begun = false;
    for (String part : text.split("\\R", -1)) {
      boolean first = !begun && line.startsWith(part.substring(0, Math.min(8, part.length())));
      begun |= first && !part.isBlank();
      if (begun && (parts.isEmpty() || part.startsWith(MARK))) {
        parts.add(part.startsWith(MARK) ? part.substring(2) : part);
      }
    }
    int at = 0;
    for (int i = 0; i < parts.size(); i++) {
      // The extraction drops the space at the end of a line.
      at = line.indexOf(parts.get(i), at) + parts.get(i).length();
      if (at < line.length() && line.charAt(at) == ' ') {
        parts.set(i, parts.get(i) + " ");
      }
    }
    return parts;
  }

  @Test
  void a_tint_is_as_wide_as_the_code_box_and_so_is_that_of_a_divided_line() throws Exception {
    String body =
        "<pre class=\"code\"><code><span class=\"line\">a\n</span>"
            + "<span class=\"line marked\">b\n</span>"
            + "<span class=\"line inserted\">+ "
            + "more words ".repeat(12)
            + "\n</span><span class=\"line deleted\">-\n</span>"
            + "<span class=\"line\"> \n</span><span class=\"line\">e</span></code></pre>";
    try (PDDocument pdf = print(body).open()) {
      BufferedImage page = new PDFRenderer(pdf).renderImage(0, 2);
      int box = widest(page, 0xFFF6F4F1);
      assertThat(box).isGreaterThan(page.getWidth() / 2);
      for (int tint : new int[] {0xFFFBF0B8, 0xFFE4F1E4, 0xFFFAE8E5}) {
        assertThat(widest(page, tint)).isEqualTo(box);
      }
    }
  }

  /** Returns the most pixels of a colour from the first to the last one of a row. */
  private static int widest(BufferedImage page, int colour) {
    int widest = 0;
    for (int y = 0; y < page.getHeight(); y++) {
      int first = -1;
      for (int x = 0; x < page.getWidth(); x++) {
        if (page.getRGB(x, y) == colour) {
          first = first < 0 ? x : first;
          widest = Math.max(widest, x - first + 1);
        }
      }
    }
    return widest;
  }

  @Test
  void numbered_lines_divided_between_pages_leave_no_single_line_and_are_tagged_as_code()
      throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= 9; i++) {
      lines.append("<span class=\"line\"><span class=\"line-number\" aria-hidden=\"true\">");
      lines.append(i).append("</span>code\n</span>");
    }
    String box = "<pre class=\"code\"><code>" + lines + "</code></pre>";
    for (int before = 24; before < 36; before++) {
      PdfInspector pdf = print("<p>On and on.</p>".repeat(before) + box);
      List<String> pages = pdf.pageTexts();
      long onFirst = pages.get(0).lines().filter(line -> line.endsWith("code")).count();
      assertThat(onFirst).as("%s paragraphs", before).isNotIn(1L, 2L, 7L, 8L);
      if (onFirst > 2 && onFirst < 7) {
        assertThat(pdf.violations(PDFAFlavour.PDFUA_1)).isEmpty();
        assertThat(pdf.violations(PDFAFlavour.PDFA_2_A)).isEmpty();
      }
    }
  }

  @Test
  void a_block_in_a_list_or_a_quotation_fits_its_shorter_lines() throws Exception {
    String item = "<ul><li><p>a</p>" + code(80) + "</li></ul>";
    String quotation = "<blockquote>" + code(80) + "</blockquote>";
    String alert = "<aside class=\"alert alert-note\">" + code(80) + "</aside>";
    for (String body : new String[] {item, quotation, alert}) {
      assertThat(print(body).text()).contains("0123456789".repeat(8)).doesNotContain(MARK);
    }
  }
}
