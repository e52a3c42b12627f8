package press.offprint.edition.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import press.offprint.model.Footnote;

/** A paragraph that continues on the next page ends above the notes at the foot of the page. */
class BrokenFrameTest {
  private static final int SCALE = 3;
  // The font size of a note, in points.
  private static final float SIZE = 8.2f;
  // The line beside a quotation, in print.css.
  private static final int LINE = 0xFFD9C7BF;

  @Test
  void the_line_beside_a_quotation_does_not_run_through_notes() throws Exception {
    String body =
        "<p>Words<sup class=\"noteref\"><a class=\"noteref\" id=\"fnref-1\" href=\"#fn-1\""
            + " role=\"doc-noteref\">1</a></sup>.</p><blockquote>"
            + "<p>A quotation that is longer than a page.</p>".repeat(60)
            + "</blockquote>";
    List<Footnote> notes =
        List.of(new Footnote(1, "fn-1", "<p>\u00A7 " + "a note ".repeat(60) + "</p>"));
    PdfInspector proof =
        new PdfInspector(
            PdfSamples.EDITION.render(PdfPosts.publication(body, "A post", "en", notes)));
    try (PDDocument pdf = proof.open()) {
      BufferedImage page = new PDFRenderer(pdf).renderImage(0, SCALE);
      int note = Math.round(SCALE * (baseline(pdf) - SIZE));
      assertThat(rows(page, 0, note)).isGreaterThan(page.getHeight() / 2);
      // A third of a point may remain at the end of the page.
      assertThat(rows(page, note, page.getHeight())).isLessThanOrEqualTo(1);
    }
  }

  /** Returns the number of pixel rows that contain the colour of the line. */
  private static long rows(BufferedImage page, int from, int to) {
    return IntStream.range(from, to)
        .filter(y -> IntStream.range(0, page.getWidth()).anyMatch(x -> page.getRGB(x, y) == LINE))
        .count();
  }

  /** Returns the baseline of the first line of the note, in points from the top. */
  private static float baseline(PDDocument pdf) throws IOException {
    float[] found = {0};
    PDFTextStripper stripper =
        new PDFTextStripper() {
          @Override
          protected void processTextPosition(TextPosition text) {
            found[0] = text.getUnicode().equals("\u00A7") ? text.getYDirAdj() : found[0];
          }
        };
    stripper.setEndPage(1);
    stripper.getText(pdf);
    return found[0];
  }
}
