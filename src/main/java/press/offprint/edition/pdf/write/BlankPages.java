package press.offprint.edition.pdf.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * The pages without text, which are before chapters that begin on a right-hand page. The layout
 * engine writes running heads and page numbers there, and has no style for such a page alone.
 */
public final class BlankPages {
  /** The name in the marked content of each piece of text; running heads are artifacts. */
  private static final String CONTENT = "/MCID";

  private BlankPages() {}

  /** Removes running heads and page numbers from the pages without text. */
  public static void clear(PDDocument pdf) throws IOException {
    for (PDPage page : pdf.getPages()) {
      if (page.getAnnotations().isEmpty() && !hasText(page)) {
        page.setContents(new PDStream(pdf));
      }
    }
  }

  private static boolean hasText(PDPage page) throws IOException {
    try (InputStream in = page.getContents()) {
      if (in == null) {
        return true;
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      in.transferTo(bytes);
      return bytes.toString(StandardCharsets.ISO_8859_1).contains(CONTENT);
    }
  }
}
