package press.offprint.edition.pdf.write;

import com.openhtmltopdf.pdfboxout.PdfBoxTextRenderer;
import com.openhtmltopdf.pdfboxout.PdfContentStreamAdapter;
import com.openhtmltopdf.render.JustificationInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * Shows one text on a page (ISO 32000-1 section 9.4.3). In a line that is spread to its full width
 * the engine would show each letter by itself and tell how far the next one is moved; what is the
 * same for all letters is said once here (9.3.2), so that words stay whole and a page takes a
 * fraction of the room.
 */
final class TextContentAdapter extends PdfContentStreamAdapter {
  private static final float THOUSANDTH = 1000f;

  private final PDPageContentStream page;
  private final GlyphWidths letters;
  private final float apart;
  private final float further;
  private final float size;
  private float points;

  /**
   * @param page where it is shown
   * @param letters of the font, which has codes for all that is shown
   * @param spread how far letters and spaces are moved apart, in the unit of {@code size}; null
   *     where they are not
   * @param size the font's
   */
  TextContentAdapter(
      PDPageContentStream page, GlyphWidths letters, JustificationInfo spread, float size) {
    super(page);
    this.page = page;
    this.letters = letters;
    this.apart = spread == null ? 0 : spread.getNonSpaceAdjust();
    this.further = spread == null ? 0 : spread.getSpaceAdjust() - apart;
    this.size = size;
  }

  @Override
  public void setFont(PDFont font, float inPoints) {
    super.setFont(font, inPoints);
    points = inPoints;
  }

  // PDFBox writes a text letter by letter, and has no other call that takes one with its codes.
  @SuppressWarnings("deprecation")
  @Override
  public void drawString(String text) {
    try {
      page.appendRawCommands(operators(text).toArray());
    } catch (IOException e) {
      throw new UncheckedIOException("A text cannot be shown", e);
    }
  }

  private PdfOutput operators(String text) throws IOException {
    PdfOutput out = new PdfOutput();
    float spacing = apart * points / size;
    if (spacing != 0) {
      out.put(spacing);
      out.put(" Tc\n");
    }
    if (further == 0) {
      putCodes(out, text, 0, text.length());
      out.put(" Tj\n");
    } else {
      putWords(out, text);
      out.put(" TJ\n");
    }
    if (spacing != 0) {
      out.put("0 Tc\n");
    }
    return out;
  }

  private void putWords(PdfOutput out, String text) throws IOException {
    out.put('[');
    int from = 0;
    for (int i = 0; i + 1 < text.length(); i++) {
      if (PdfBoxTextRenderer.isJustificationSpace(text.charAt(i))) {
        putCodes(out, text, from, i + 1);
        out.put(-further * THOUSANDTH / size);
        from = i + 1;
      }
    }
    putCodes(out, text, from, text.length());
    out.put(']');
  }

  private void putCodes(PdfOutput out, String text, int from, int to) throws IOException {
    out.put('(');
    for (int i = from; i < to; i++) {
      int code = letters.show(text.charAt(i));
      out.putInString(code >> Byte.SIZE);
      out.putInString(code);
    }
    out.put(')');
  }
}
