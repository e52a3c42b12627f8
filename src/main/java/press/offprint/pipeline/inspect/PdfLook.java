package press.offprint.pipeline.inspect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import press.offprint.edition.pdf.look.ShownPdf;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.look.ShownPage;
import press.offprint.pipeline.inspect.look.InkMeter;
import press.offprint.pipeline.inspect.look.PageLook;

/** The look of a PDF. */
public final class PdfLook {
  private PdfLook() {}

  /**
   * Paints all pages.
   *
   * @throws IOException if the bytes are no PDF
   */
  public static List<PageLook> of(Bytes pdf) throws IOException {
    List<PageLook> pages = new ArrayList<>();
    try (ShownPdf shown = ShownPdf.open(pdf.toArray())) {
      List<ShownPage> read = shown.pages();
      for (int i = 0; i < read.size(); i++) {
        pages.add(InkMeter.measure("page " + (i + 1), i, read.get(i), shown.picture(i)));
      }
    }
    return pages;
  }
}
