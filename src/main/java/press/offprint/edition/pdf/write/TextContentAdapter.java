package press.offprint.edition.pdf.write;

import com.openhtmltopdf.pdfboxout.PdfBoxTextRenderer;
import com.openhtmltopdf.pdfboxout.PdfContentStreamAdapter;
import com.openhtmltopdf.render.JustificationInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * A page that one text is shown on (ISO 32000-1 section 9.4.3). In a justified line the layout
 * engine would write each letter with its own offset. This class writes the common letter spacing
 * once (section 9.3.2), so that words stay whole and a page takes a fraction of the bytes.
 */
final class TextContentAdapter extends PdfContentStreamAdapter {
  private static final float THOUSANDTH = 1000f;
  private static final float PERCENT = 100f;

  /** Letters are at most this much wider or narrower than in the font. */
  private static final float MAX_SCALE = 0.025f;

  /** The share of an added distance that is made by wider letters. */
  private static final float WIDER = 0.4f;

  /** The share of a distance taken away that is made by narrower letters. */
  private static final float NARROWER = 0.8f;

  /** The width of an average letter, in multiples of the font size. */
  private static final float AVERAGE_LETTER = 0.5f;

  /** A larger distance is between ideographs, which keep their width. */
  private static final float MAX_LETTER_SPACING = 0.06f;

  private static final char FIRST_IDEOGRAPH = '\u2E80';

  private final PDPageContentStream page;
  private final GlyphWidths codes;
  private final float letterSpacing;
  private final float spaceSpacing;
  private final float size;
  private final LineGaps gaps;
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
    this.gaps = justification instanceof LineGaps own ? own : null;
    this.letterSpacing = justification == null ? 0 : justification.getNonSpaceAdjust();
    this.spaceSpacing = justification == null ? 0 : justification.getSpaceAdjust();
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
    float[] distances = gaps == null ? null : gaps.of(text);
    if (distances != null) {
      putCharacters(out, text, distances);
      return out;
    }
    float scale = 1 + scale(text);
    // All distances are scaled together with the letters (ISO 32000-1, section 9.4.4).
    float spacing = letterDistance(text, scale) / scale;
    float wordSpacing = spaceSpacing / scale - spacing;
    if (scale != 1) {
      wordSpacing -= (scale - 1) / scale * codes.width(' ') / THOUSANDTH * size;
      out.put(scale * PERCENT);
      out.put(" Tz\n");
    }
    if (spacing != 0) {
      out.put(spacing * points / size);
      out.put(" Tc\n");
    }
    if (wordSpacing == 0) {
      putCodes(out, text, 0, text.length());
      out.put(" Tj\n");
    } else {
      putWords(out, text, wordSpacing);
      out.put(" TJ\n");
    }
    if (spacing != 0) {
      out.put("0 Tc\n");
    }
    if (scale != 1) {
      out.put("100 Tz\n");
    }
    return out;
  }

  /** Returns the share by which the letters of a justified line are wider than in the font. */
  private float scale(String text) {
    if (Math.abs(letterSpacing) > MAX_LETTER_SPACING * size || hasIdeographs(text)) {
      return 0;
    }
    float share = letterSpacing > 0 ? WIDER : NARROWER;
    float scale = letterSpacing * share / (AVERAGE_LETTER * size);
    return Math.max(-MAX_SCALE, Math.min(MAX_SCALE, scale));
  }

  private static boolean hasIdeographs(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= FIRST_IDEOGRAPH) {
        return true;
      }
    }
    return false;
  }

  /** Returns the distance after each letter, so that the text is as wide as without the scale. */
  private float letterDistance(String text, float scale) {
    if (scale == 1) {
      return letterSpacing;
    }
    float width = 0;
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      if (!PdfBoxTextRenderer.isJustificationSpace(text.charAt(i))) {
        width += codes.width(text.charAt(i));
        letters++;
      }
    }
    return letters == 0
        ? letterSpacing
        : letterSpacing - (scale - 1) * width / THOUSANDTH * size / letters;
  }

  private void putWords(PdfOutput out, String text, float wordSpacing) throws IOException {
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

  private void putCharacters(PdfOutput out, String text, float[] distances) throws IOException {
    float common = common(distances);
    if (common != 0) {
      out.put(common * points / size);
      out.put(" Tc\n");
    }
    out.put('[');
    int from = 0;
    for (int i = 0; i + 1 < text.length(); i++) {
      if (distances[i] != common) {
        putCodes(out, text, from, i + 1);
        out.put((common - distances[i]) * THOUSANDTH / size);
        from = i + 1;
      }
    }
    putCodes(out, text, from, text.length());
    out.put("] TJ\n");
    if (common != 0) {
      out.put("0 Tc\n");
    }
  }

  /** Returns the most frequent distance. */
  private static float common(float[] distances) {
    Map<Float, Integer> counts = new HashMap<>();
    float most = 0;
    for (float distance : distances) {
      if (counts.merge(distance, 1, Integer::sum) > counts.getOrDefault(most, 0)) {
        most = distance;
      }
    }
    return most;
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
