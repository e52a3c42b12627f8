package press.offprint.edition.pdf.write;

import java.io.IOException;
import java.util.Arrays;
import org.apache.fontbox.ttf.model.GsubData;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The widths and codes of the characters of one font in one document. PDFBox computes each once.
 */
final class GlyphWidths {
  private static final char SOFT_HYPHEN = '\u00AD';
  private static final char OBJECT_REPLACEMENT = '\uFFFC';
  private static final int CODE_BYTES = 2;
  private static final int BYTE = 0xFF;

  private final PDFont font;
  private final boolean codes;
  private final Table widths = new Table();
  private final Table codesByCharacter = new Table();

  /** A table of one number per character; it allocates blocks of 256 when they are needed. */
  private static final class Table {
    private static final int BLOCK = 256;
    private static final float UNKNOWN = -1;

    private final float[][] blocks = new float[(Character.MAX_VALUE + 1) / BLOCK][];

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

  /** Returns the text without the characters that the layout engine does not paint. */
  static String visible(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isUnpainted(c)) {
        out = out == null ? new StringBuilder(text.length()).append(text, 0, i) : out;
      } else if (out != null) {
        out.append(c);
      }
    }
    return out == null ? text : out.toString();
  }

  // Marks without their glyph (Default_Ignorable_Code_Point in UAX 44). The joiners of
  // Arabic and Indic text stay, because copied text needs them and their glyphs are empty.
  private static boolean isUnpainted(char c) {
    return c == SOFT_HYPHEN
        || c == OBJECT_REPLACEMENT
        || c == '\u034F'
        || c == '\u061C'
        || c == '\u200B'
        || c == '\u200E'
        || c == '\u200F'
        || (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u2060' && c <= '\u206F')
        || (c >= '\uFE00' && c <= '\uFE0F')
        || c == '\uFEFF';
  }

  /** Returns true if each character has one code of two bytes in every text. */
  boolean haveCodes() {
    return codes;
  }

  /**
   * Returns the width of a text in thousandths of the font size, added up in the order of the text;
   * NaN if the font lacks one of its characters.
   */
  float width(String text) {
    float sum = 0;
    for (int i = 0; i < text.length(); i++) {
      sum += width(text.charAt(i));
    }
    return sum;
  }

  /** Returns the width of a character in thousandths of the font size; NaN without a glyph. */
  float width(char c) {
    float cached = widths.get(c);
    return cached == Table.UNKNOWN ? widths.put(c, computedWidth(c)) : cached;
  }

  private float computedWidth(char c) {
    if (isUnpainted(c)) {
      return 0;
    }
    try {
      return font.getStringWidth(String.valueOf(c));
    } catch (IllegalArgumentException | IOException e) {
      return Float.NaN; // The font lacks the character; the engine replaces it.
    }
  }

  /** Returns the code of a character that the font has, and adds it to the subset of the font. */
  int code(char c) throws IOException {
    float cached = codesByCharacter.get(c);
    return (int) (cached == Table.UNKNOWN ? codesByCharacter.put(c, computedCode(c)) : cached);
  }

  private int computedCode(char c) throws IOException {
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
