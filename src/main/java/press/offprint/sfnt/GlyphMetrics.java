package press.offprint.sfnt;

import static press.offprint.sfnt.SfntFile.u16;

import java.nio.ByteBuffer;
import java.util.Map;

/**
 * The characters, widths and outlines' boxes of a TrueType font, in em. Safe for use by several
 * threads.
 */
public final class GlyphMetrics {
  private static final int ADVANCE_PAIRS = 34;
  private static final int X_HEIGHT = 86;
  private static final int VERSION_WITH_X_HEIGHT = 2;
  private static final double USUAL_X_HEIGHT = 0.47;

  private final SfntFile font;
  private final Map<Integer, Integer> characters;
  private final double unitsPerEm;

  /**
   * Reads a font.
   *
   * @throws IllegalArgumentException if it lacks a required table
   */
  public GlyphMetrics(SfntFile font) {
    this.font = font;
    this.characters = CmapTable.read(font);
    this.unitsPerEm = u16(font.get("head"), 18);
  }

  /** A rectangle in em; y grows upwards from the baseline. */
  public record Bounds(double left, double bottom, double right, double top) {}

  /** Returns the glyph of a character; 0 if the font lacks it. */
  public int glyph(int character) {
    return characters.getOrDefault(character, 0);
  }

  /** Returns the width of a glyph with its side bearings. */
  public double advance(int glyph) {
    int pairs = u16(font.get("hhea"), ADVANCE_PAIRS);
    return em(u16(font.get("hmtx"), 4 * Math.min(glyph, pairs - 1)));
  }

  /** Returns the box of the outline of a glyph; empty at the origin if it has none. */
  public Bounds bounds(int glyph) {
    int at = font.outlineOffset(glyph);
    if (at == font.outlineOffset(glyph + 1)) {
      return new Bounds(0, 0, 0, 0);
    }
    ByteBuffer glyf = font.get("glyf");
    return new Bounds(
        em(glyf.getShort(at + 2)),
        em(glyf.getShort(at + 4)),
        em(glyf.getShort(at + 6)),
        em(glyf.getShort(at + 8)));
  }

  /** Returns the height of the letter x (OpenType 1.9, "OS/2", sxHeight). */
  public double letterHeight() {
    ByteBuffer os2 = font.get("OS/2");
    boolean known = u16(os2, 0) >= VERSION_WITH_X_HEIGHT && os2.getShort(X_HEIGHT) > 0;
    return known ? em(os2.getShort(X_HEIGHT)) : USUAL_X_HEIGHT;
  }

  private double em(int units) {
    return units / unitsPerEm;
  }
}
