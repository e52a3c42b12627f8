package press.offprint.sfnt;

import java.util.BitSet;

/** The characters that a font has a glyph for. */
public final class GlyphCoverage {
  private final BitSet characters = new BitSet();

  private GlyphCoverage() {}

  /** Returns the characters of a font; of its tables only {@code cmap} is read. */
  public static GlyphCoverage of(SfntFile font) {
    GlyphCoverage coverage = new GlyphCoverage();
    CmapTable.read(font, (character, glyph) -> coverage.characters.set(character));
    return coverage;
  }

  /** Returns true if the font has a glyph for {@code codePoint}. */
  public boolean has(int codePoint) {
    return characters.get(codePoint);
  }
}
