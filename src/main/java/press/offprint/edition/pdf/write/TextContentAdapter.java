package press.offprint.edition.pdf.write;

import com.openhtmltopdf.pdfboxout.PdfBoxTextRenderer;
import com.openhtmltopdf.pdfboxout.PdfContentStreamAdapter;
import com.openhtmltopdf.render.JustificationInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * A page that one text is shown on (ISO 32000-1 section 9.4.3). In a justified line the layout
 * engine would write each letter with its own offset. This class writes the common letter spacing
 * once (section 9.3.2), so that words stay whole and a page takes a fraction of the bytes.
 */
final class TextContentAdapter extends PdfContentStreamAdapter {
  private static final float THOUSANDTH = 1000f;

  private final PDPageContentStream page;
  private final GlyphWidths codes;
  private final float letterSpacing;
  private final float wordSpacing;
  private final float size;
  private float points;

  /**
   * Creates an adapter for one text.
   *
   * @param codes of the font, which has a code for every character of the text
   * @param justification extra space after letters and spaces, in the unit of {@code size}; null
   *     for none
   * @param size of the font
   */
  TextContentAdapter(
      PDPageContentStream page, GlyphWidths codes, JustificationInfo justification, float size) {
    super(page);
    this.page = page;
    this.codes = codes;
    this.letterSpacing = justification == null ? 0 : justification.getNonSpaceAdjust();
    this.wordSpacing = justification == null ? 0 : justification.getSpaceAdjust() - letterSpacing;
    this.size = size;
  }

  @Override
  public void setFont(PDFont font, float inPoints) {
    super.setFont(font, inPoints);
    points = inPoints;
  }

  // The deprecated method is the only one of PDFBox that takes a text with its codes.
  @SuppressWarnings("deprecation")
  @Override
  public void drawString(String text) {
    try {
      page.appendRawCommands(operators(text).toArray());
    } catch (IOException e) {
      throw new UncheckedIOException("The text cannot be shown", e);
    }
  }

  private PdfOutput operators(String text) throws IOException {
    PdfOutput out = new PdfOutput();
    float spacing = letterSpacing * points / size;
    if (spacing != 0) {
      out.put(spacing);
      out.put(" Tc\n");
    }
    if (wordSpacing == 0) {
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
        out.put(-wordSpacing * THOUSANDTH / size);
        from = i + 1;
      }
    }
    putCodes(out, text, from, text.length());
    out.put(']');
  }

  private void putCodes(PdfOutput out, String text, int from, int to) throws IOException {
    out.put('(');
    for (int i = from; i < to; i++) {
      int code = codes.code(text.charAt(i));
      out.putInString(code >> Byte.SIZE);
      out.putInString(code);
    }
    out.put(')');
  }
}
