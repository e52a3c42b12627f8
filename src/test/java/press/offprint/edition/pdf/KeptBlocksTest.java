package press.offprint.edition.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Blocks that are kept on one page, within each other. */
class KeptBlocksTest {
  private static final int LEVELS = 45;

  // Without the limit, the time doubles with each level, and the printing does not end.
  @Timeout(120)
  @ParameterizedTest
  @CsvSource({
    "<aside class='alert alert-note'><p class='alert-title'>Note</p>, </aside>",
    "<div class='theorem'><p>Theorem</p>, </div>",
    "<dl><dt>a</dt><dd>, </dd></dl>",
    "<figure>, <figcaption>c</figcaption></figure>",
    "<blockquote><h2>a</h2>, </blockquote>",
    "<ul><li><h2>a</h2>, </li></ul>",
  })
  void blocks_within_many_others_are_printed(String start, String end) throws Exception {
    PdfInspector proof =
        PdfSamples.print(PdfPosts.of(start.repeat(LEVELS) + "<p>words</p>" + end.repeat(LEVELS)));
    assertThat(proof.pageTexts()).isNotEmpty();
    assertThat(proof.violations(PDFAFlavour.PDFUA_1)).isEmpty();
  }
}
