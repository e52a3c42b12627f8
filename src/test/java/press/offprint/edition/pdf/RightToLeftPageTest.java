package press.offprint.edition.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import press.offprint.model.Footnote;

/** Page numbers, notes and markers of right-to-left posts. */
class RightToLeftPageTest {
  private static final String SENTENCE = "این متن فارسی برای پر کردن صفحه نوشته شده است. ";
  private static final String NOTE =
      "<sup class=\"noteref\"><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup>";

  @Test
  void numbers_of_pages_are_whole_and_in_the_numerals_of_the_language() throws Exception {
    StringBuilder body = new StringBuilder();
    for (int i = 1; i <= 12; i++) {
      body.append("<h2 id=\"s").append(i).append("\">بخش</h2><p>");
      body.append(SENTENCE.repeat(55)).append("</p>");
    }
    PdfInspector pdf =
        PdfSamples.print(PdfPosts.publication(body.toString(), "عنوان", "fa", List.of()));
    assertThat(pdf.pages()).isGreaterThan(11);
    List<String> numbers = numbers(pdf, 1);
    assertThat(numbers).anyMatch(number -> number.matches("۱[۰-۹]"));
    assertThat(numbers).noneMatch(number -> number.matches(".*[0-9].*"));
    assertThat(numbers(pdf, 11)).contains("۱۱");
  }

  @Test
  void a_note_is_at_the_foot_of_its_page_and_ends_at_the_right_edge() throws Exception {
    String body = "<p>متن" + NOTE + " " + SENTENCE.repeat(60) + "</p>";
    PdfInspector pdf =
        PdfSamples.print(
            PdfPosts.publication(
                body,
                "عنوان",
                "fa",
                List.of(new Footnote(1, "fn-1", "<p>یادداشت کوتاه qqq.</p>"))));
    List<List<PdfInspector.Placed>> lines = pdf.lines(1);
    List<PdfInspector.Placed> note = lines.get(lines.size() - 2);
    assertThat(note).extracting(PdfInspector.Placed::what).contains("q");
    float right = 0;
    for (List<PdfInspector.Placed> line : lines) {
      right = Math.max(right, end(line));
    }
    assertThat(end(note)).isGreaterThan(right - 3);
    assertThat(pdf.violations(PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(pdf.violations(PDFAFlavour.PDFA_2_A)).isEmpty();
  }

  private static float end(List<PdfInspector.Placed> line) {
    return line.get(line.size() - 1).right();
  }

  /** Returns the runs of digits on a page, from left to right. */
  private static List<String> numbers(PdfInspector pdf, int page) throws IOException {
    List<String> numbers = new ArrayList<>();
    for (List<PdfInspector.Placed> line : pdf.lines(page)) {
      float end = -1;
      for (PdfInspector.Placed letter : line) {
        boolean digit = letter.what().codePoints().allMatch(Character::isDigit);
        if (digit && end >= 0 && Math.abs(letter.left() - end) < 1) {
          numbers.set(numbers.size() - 1, numbers.get(numbers.size() - 1) + letter.what());
        } else if (digit) {
          numbers.add(letter.what());
        }
        end = digit ? letter.right() : -1;
      }
    }
    return numbers;
  }
}
