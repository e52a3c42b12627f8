package press.offprint.edition.pdf.write;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.pdfboxout.FontRun;
import com.openhtmltopdf.pdfboxout.PdfBoxFSFont;
import com.openhtmltopdf.pdfboxout.PdfBoxTextRenderer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The widths of characters in a list of fonts, each in the first font that has it. The layout
 * engine looks each character up in all fonts whenever it measures a text, and PDFBox throws an
 * exception for each one that a font lacks.
 */
final class FallbackWidths {
  private final PdfBoxFSFont font;
  private final BidiReorderer reorderer;
  private final Map<Integer, Float> widths = new HashMap<>();

  FallbackWidths(PdfBoxFSFont font, BidiReorderer reorderer) {
    this.font = font;
    this.reorderer = reorderer;
  }

  /** Returns the width of a text in thousandths of the font size, which is a whole number. */
  float width(String text) {
    float sum = 0;
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      sum += widths.computeIfAbsent(c, this::computed);
    }
    return sum;
  }

  private float computed(int character) {
    float sum = 0;
    // The engine may take other letters for one, such as those of a ligature.
    for (FontRun run :
        PdfBoxTextRenderer.divideIntoFontRuns(font, Character.toString(character), reorderer)) {
      try {
        sum += run.description.getFont().getStringWidth(run.string);
      } catch (IllegalArgumentException | IOException e) {
        // The engine takes such a text for empty.
      }
    }
    return sum;
  }
}
