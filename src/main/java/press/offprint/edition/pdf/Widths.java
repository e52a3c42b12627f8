package press.offprint.edition.pdf;

import com.openhtmltopdf.extend.FontContext;
import com.openhtmltopdf.pdfboxout.PdfBoxFSFont;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver.FontDescription;
import com.openhtmltopdf.pdfboxout.PdfBoxTextRenderer;
import com.openhtmltopdf.render.FSFont;
import java.io.IOException;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * Widths of words, for one document. PDFBox encodes each word anew and decodes it again to add up
 * the widths of its glyphs, which is an eighth of the time of a long document; here each character
 * of a font is asked once. What has a character that the font lacks is left to the engine, so that
 * widths are the same to the last bit.
 */
final class Widths extends PdfBoxTextRenderer {
  // As the engine rounds: by less than a hundredth a word may be wider than its box.
  private static final float DELTA = 0.01f;
  private static final float THOUSANDTH = 1000f;

  private final IdentityHashMap<PDFont, Advances> known = new IdentityHashMap<>();

  @Override
  public int getWidth(FontContext context, FSFont font, String text) {
    List<FontDescription> descriptions = ((PdfBoxFSFont) font).getFontDescriptions();
    PDFont first = descriptions.isEmpty() ? null : descriptions.get(0).getFont();
    float thousandths =
        first == null ? Float.NaN : known.computeIfAbsent(first, Advances::new).of(text);
    if (Float.isNaN(thousandths)) {
      return super.getWidth(context, font, text);
    }
    float width = thousandths / THOUSANDTH * font.getSize2D();
    return (int) (width - Math.floor(width) < DELTA ? width : Math.ceil(width));
  }

  /** How far each character of a font moves on, in thousandths of its size. */
  private static final class Advances {
    private static final int BLOCK = 256;
    private static final char SOFT_HYPHEN = '\u00AD';
    private static final char REPLACED_OBJECT = '\uFFFC';
    // Two numbers that are none: one says so, the other that nobody asked yet.
    private static final float NONE = Float.NaN;
    private static final float UNKNOWN = -1;

    private final float[][] blocks = new float[(Character.MAX_VALUE + 1) / BLOCK][];
    private final PDFont font;

    Advances(PDFont font) {
      this.font = font;
    }

    /** The sum, in the order of the text, or NaN where not each character has an advance. */
    float of(String text) {
      float sum = 0;
      for (int i = 0; i < text.length(); i++) {
        sum += of(text.charAt(i));
      }
      return sum;
    }

    private float of(char c) {
      float[] block = blocks[c / BLOCK];
      if (block == null) {
        block = new float[BLOCK];
        Arrays.fill(block, UNKNOWN);
        blocks[c / BLOCK] = block;
      }
      float advance = block[c % BLOCK];
      if (advance == UNKNOWN) {
        advance = asked(c);
        block[c % BLOCK] = advance;
      }
      return advance;
    }

    private float asked(char c) {
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
  }
}
