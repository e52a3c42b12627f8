package press.offprint.edition.pdf.font;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The glyphs of a cluster by the substitution and positioning rules of a font.
 *
 * @param advance the width of the cluster in thousandths of the font size
 */
public record ShapedGlyphs(List<Glyph> glyphs, float advance) {
  private static final float SIZE = 1000;
  private static final int INVISIBLE = 0xFFFE;
  private static final FontRenderContext EXACT =
      new FontRenderContext(new AffineTransform(), true, true);

  /**
   * One glyph of the font, and its position in thousandths of the font size.
   *
   * @param character the index of the character of the text that it shows first
   */
  public record Glyph(int id, float x, float y, int character) {}

  public ShapedGlyphs {
    glyphs = List.copyOf(glyphs);
  }

  /** Shapes a text; empty if the font lacks one of the characters. */
  public static Optional<ShapedGlyphs> of(String text, Font font) {
    return of(text, font, Font.LAYOUT_LEFT_TO_RIGHT);
  }

  /** Shapes a text that runs from right to left; empty if the font lacks one of the characters. */
  public static Optional<ShapedGlyphs> rightToLeft(String text, Font font) {
    return of(text, font, Font.LAYOUT_RIGHT_TO_LEFT);
  }

  private static Optional<ShapedGlyphs> of(String text, Font font, int direction) {
    GlyphVector line =
        font.deriveFont(SIZE)
            .layoutGlyphVector(EXACT, text.toCharArray(), 0, text.length(), direction);
    List<Glyph> glyphs = new ArrayList<>();
    int count = line.getNumGlyphs();
    for (int i = 0; i < count; i++) {
      int id = line.getGlyphCode(i);
      if (id == 0) {
        return Optional.empty();
      }
      if (id < INVISIBLE) {
        Point2D place = line.getGlyphPosition(i);
        glyphs.add(
            new Glyph(id, (float) place.getX(), (float) -place.getY(), line.getGlyphCharIndex(i)));
      }
    }
    return Optional.of(new ShapedGlyphs(glyphs, (float) line.getGlyphPosition(count).getX()));
  }

  /** Returns true if all characters became one glyph with a width. */
  public boolean isOneGlyph() {
    return glyphs.size() == 1 && advance > 0;
  }

  /** Returns the glyph of one character without any rule; 0 if the font lacks it. */
  static int glyph(int character, Font font) {
    return font.createGlyphVector(EXACT, Character.toString(character)).getGlyphCode(0);
  }
}
