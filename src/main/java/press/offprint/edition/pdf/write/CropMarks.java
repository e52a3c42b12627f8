package press.offprint.edition.pdf.write;

import java.io.IOException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Crop marks around the pages of a document for a printer, who cuts the sheet to the page. The page
 * boxes are those of ISO 32000-1, section 14.11.2: the page becomes the trim box, the bleed is 3 mm
 * around it, and the marks are outside of the bleed.
 */
public final class CropMarks {
  private static final float POINTS_OF_A_MILLIMETRE = 72f / 25.4f;
  private static final float BLEED = 3 * POINTS_OF_A_MILLIMETRE;
  private static final float MARK = 5 * POINTS_OF_A_MILLIMETRE;
  private static final float LINE = 0.25f;

  private CropMarks() {}

  /** Adds the marks to each page. */
  public static void add(PDDocument pdf) throws IOException {
    for (PDPage page : pdf.getPages()) {
      PDRectangle trim = page.getMediaBox();
      PDRectangle sheet = around(trim, BLEED + MARK);
      page.setMediaBox(sheet);
      page.setCropBox(sheet);
      page.setBleedBox(around(trim, BLEED));
      page.setTrimBox(trim);
      page.setArtBox(trim);
      draw(pdf, page, trim);
    }
  }

  private static PDRectangle around(PDRectangle box, float by) {
    return new PDRectangle(
        box.getLowerLeftX() - by,
        box.getLowerLeftY() - by,
        box.getWidth() + 2 * by,
        box.getHeight() + 2 * by);
  }

  private static void draw(PDDocument pdf, PDPage page, PDRectangle trim) throws IOException {
    try (PDPageContentStream out =
        new PDPageContentStream(pdf, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
      // Marks are no content (ISO 14289-1, section 7.1).
      out.beginMarkedContent(COSName.ARTIFACT);
      out.setLineWidth(LINE);
      for (float x : new float[] {trim.getLowerLeftX(), trim.getUpperRightX()}) {
        line(out, x, trim.getLowerLeftY() - BLEED, x, trim.getLowerLeftY() - BLEED - MARK);
        line(out, x, trim.getUpperRightY() + BLEED, x, trim.getUpperRightY() + BLEED + MARK);
      }
      for (float y : new float[] {trim.getLowerLeftY(), trim.getUpperRightY()}) {
        line(out, trim.getLowerLeftX() - BLEED, y, trim.getLowerLeftX() - BLEED - MARK, y);
        line(out, trim.getUpperRightX() + BLEED, y, trim.getUpperRightX() + BLEED + MARK, y);
      }
      out.endMarkedContent();
    }
  }

  private static void line(PDPageContentStream out, float x, float y, float toX, float toY)
      throws IOException {
    out.moveTo(x, y);
    out.lineTo(toX, toY);
    out.stroke();
  }
}
