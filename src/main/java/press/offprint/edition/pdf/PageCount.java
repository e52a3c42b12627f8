package press.offprint.edition.pdf;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Tells how many pages a PDF has. */
public final class PageCount {
  private PageCount() {}

  /**
   * The pages of a PDF.
   *
   * @throws IOException where it is none
   */
  public static int of(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return document.getNumberOfPages();
    }
  }
}
