package press.offprint.edition.pdf.write;

import java.io.IOException;
import java.util.Arrays;
import org.apache.fontbox.ttf.model.GsubData;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The characters of one font in one document, each asked of PDFBox once. */
final class GlyphWidths {
  private static final int BLOCK = 256;
  private static final int BLOCKS = (Character.MAX_VALUE + 1) / BLOCK;
  private static final char SOFT_HYPHEN = '\u00AD';
  private static final char REPLACED_OBJECT = '\uFFFC';
  private static final int CODE_BYTES = 2;
  private static final int BYTE = 0xFF;
  // Two numbers that are none: one says so, the other that nobody asked yet.
  private static final float NONE = Float.NaN;
  private static final int UNKNOWN = -1;

  private final PDFont font;
  private final boolean codes;
  private final Table advances = new Table();
  private final Table shown = new Table();

  /** A number for each character; a code of two bytes is a number like others. */
  private static final class Table {
    private final float[][] blocks = new float[BLOCKS][];

    float get(char c) {
      float[] block = blocks[c / BLOCK];
      return block == null ? UNKNOWN : block[c % BLOCK];
    }

    float put(char c, float number) {
      float[] block = blocks[c / BLOCK];
      if (block == null) {
        block = new float[BLOCK];
        Arrays.fill(block, UNKNOWN);
        blocks[c / BLOCK] = block;
      }
      block[c % BLOCK] = number;
      return number;
    }
  }

  GlyphWidths(PDFont font) {
    this.font = font;
    this.codes =
        font instanceof PDType0Font composite && composite.getGsubData() == GsubData.NO_DATA_FOUND;
  }

  /** A text without the characters that the engine leaves out when it paints. */
  static String visible(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == SOFT_HYPHEN || c == REPLACED_OBJECT) {
        out = out == null ? new StringBuilder(text.length()).append(text, 0, i) : out;
      } else if (out != null) {
        out.append(c);
      }
    }
    return out == null ? text : out.toString();
  }

  /** Whether each character is shown by a code of two bytes that is always the same. */
  boolean haveCodes() {
    return codes;
  }

  /**
   * How far a text moves on, in thousandths of the font's size, added up in the order of the text;
   * NaN where not each of its characters is in the font.
   */
  float width(String text) {
    float sum = 0;
    for (int i = 0; i < text.length(); i++) {
      sum += advance(text.charAt(i));
    }
    return sum;
  }

  private float advance(char c) {
    float known = advances.get(c);
    return known == UNKNOWN ? advances.put(c, askedAdvance(c)) : known;
  }

  private float askedAdvance(char c) {
    if (c == SOFT_HYPHEN || c == REPLACED_OBJECT) {
      return 0; // The engine never shows them.
    }
    try {
      return font.getStringWidth(String.valueOf(c));
    } catch (IllegalArgumentException | IOException e) {
      // The font lacks it, and the engine knows what to do then.
      return NONE;
    }
  }

  /**
   * The code that shows a character which the font has; the document's cut of the font will have it
   * too.
   */
  int show(char c) throws IOException {
    float known = shown.get(c);
    return (int) (known == UNKNOWN ? shown.put(c, askedCode(c)) : known);
  }

  private int askedCode(char c) throws IOException {
    byte[] bytes = font.encode(String.valueOf(c));
    if (bytes.length != CODE_BYTES) {
      throw new IOException("A code of a composite font has " + bytes.length + " bytes");
    }
    if (font.willBeSubset()) {
      font.addToSubset(c);
    }
    return ((bytes[0] & BYTE) << Byte.SIZE) | (bytes[1] & BYTE);
  }
}
