package press.offprint.edition.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
  void a_block_in_a_list_or_a_quotation_fits_its_shorter_lines() throws Exception {
    String item = "<ul><li><p>a</p>" + code(80) + "</li></ul>";
    String quotation = "<blockquote>" + code(80) + "</blockquote>";
    String alert = "<aside class=\"alert alert-note\">" + code(80) + "</aside>";
    for (String body : new String[] {item, quotation, alert}) {
      assertThat(print(body).text()).contains("0123456789".repeat(8)).doesNotContain(MARK);
    }
  }
}
