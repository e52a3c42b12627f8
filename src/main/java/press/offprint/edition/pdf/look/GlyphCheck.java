package press.offprint.edition.pdf.look;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDTrueTypeFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDVectorFont;

/**
 * Finds characters that an embedded font paints empty, or as the glyph {@code .notdef} (ISO
 * 32000-1, section 9.7.6.3). Not thread-safe.
 */
final class GlyphCheck {
  private record Code(PDFont font, int code) {}

  private final Map<Code, Boolean> known = new HashMap<>();

  /** Returns true if the font has no visible glyph for a code of visible text. */
  boolean isLost(PDFont font, int code, String text) {
    return text.codePoints().anyMatch(GlyphCheck::isVisible)
        && known.computeIfAbsent(new Code(font, code), c -> isLost(font, code));
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK ->
          false;
      default -> c != 0x3164 && c != 0x115F && c != 0x1160 && c != 0x2800; // Blank letters.
    };
  }

  private static boolean isLost(PDFont font, int code) {
    try {
      if (!font.isEmbedded()) {
        return false;
      }
      if (font instanceof PDType0Font composite && composite.codeToGID(code) == 0) {
        return true;
      }
      if (font instanceof PDTrueTypeFont simple && simple.codeToGID(code) == 0) {
        return true;
      }
      return font instanceof PDVectorFont vector && isEmpty(vector, code);
    } catch (IOException | RuntimeException e) {
      // A font program that cannot be read paints nothing.
      return true;
    }
  }

  private static boolean isEmpty(PDVectorFont font, int code) throws IOException {
    return !font.hasGlyph(code) || font.getPath(code).getPathIterator(null).isDone();
  }
}
