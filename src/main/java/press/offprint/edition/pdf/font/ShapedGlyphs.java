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
 * How a font puts characters together: by its own rules of substitution and of placement.
 *
 * @param advance how far the next sign stands from this one, in thousandths of the type size
 */
public record ShapedGlyphs(List<Glyph> glyphs, float advance) {
  private static final float SIZE = 1000;
  private static final int INVISIBLE = 0xFFFE;
  private static final FontRenderContext EXACT =
      new FontRenderContext(new AffineTransform(), true, true);

  /** One glyph of the font, and where it stands, in thousandths of the type size. */
  record Glyph(int id, float x, float y) {}

  public ShapedGlyphs {
    glyphs = List.copyOf(glyphs);
  }

  /** Empty where the font lacks one of the characters. */
  public static Optional<ShapedGlyphs> of(String text, Font face) {
    GlyphVector line =
        face.deriveFont(SIZE)
            .layoutGlyphVector(
                EXACT, text.toCharArray(), 0, text.length(), Font.LAYOUT_LEFT_TO_RIGHT);
    List<Glyph> glyphs = new ArrayList<>();
    int count = line.getNumGlyphs();
    for (int i = 0; i < count; i++) {
      int id = line.getGlyphCode(i);
      if (id == 0) {
        return Optional.empty();
      }
      if (id < INVISIBLE) {
        Point2D place = line.getGlyphPosition(i);
        glyphs.add(new Glyph(id, (float) place.getX(), (float) -place.getY()));
      }
    }
    return Optional.of(new ShapedGlyphs(glyphs, (float) line.getGlyphPosition(count).getX()));
  }

  /** True where all characters became one glyph, which moves on. */
  public boolean isOneSign() {
    return glyphs.size() == 1 && advance > 0;
  }

  /** The glyph of one character before any rule; 0 where the font has none. */
  static int glyph(int character, Font face) {
    return face.createGlyphVector(EXACT, Character.toString(character)).getGlyphCode(0);
  }
}
