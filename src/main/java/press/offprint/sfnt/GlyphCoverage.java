package press.offprint.sfnt;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.BitSet;

/**
 * The characters that a font has a glyph for: its character map, and nothing else of it.
 *
 * <p>Reads the Unicode subtables of formats 4 and 12 of OpenType's {@code cmap} table, which all
 * fonts of today have one of.
 */
public final class GlyphCoverage {
  private static final int CMAP = 0x636D6170;
  private static final int FORMAT_BMP = 4;
  private static final int FORMAT_FULL = 12;

  private final BitSet characters;

  private GlyphCoverage(BitSet characters) {
    this.characters = characters;
  }

  /** Of a whole font file; a buffer that is mapped from disk is touched at its map only. */
  public static GlyphCoverage of(ByteBuffer font) {
    BitSet characters = new BitSet();
    try {
      int cmap = table(font, CMAP);
      int subtables = cmap < 0 ? 0 : font.getShort(cmap + 2);
      for (int i = 0; i < subtables; i++) {
        int record = cmap + 4 + i * 8;
        int platform = font.getShort(record);
        int encoding = font.getShort(record + 2);
        int at = cmap + font.getInt(record + 4);
        int format = font.getShort(at);
        boolean unicode = platform == 0 || (platform == 3 && (encoding == 1 || encoding == 10));
        if (unicode && format == FORMAT_BMP) {
          readSegments(font, at, characters);
        } else if (unicode && format == FORMAT_FULL) {
          readGroups(font, at, characters);
        }
      }
    } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
      // A font that ends too early has the characters that were read so far.
      return new GlyphCoverage(characters);
    }
    return new GlyphCoverage(characters);
  }

  /** True where the font has a glyph of its own for {@code codePoint}. */
  public boolean has(int codePoint) {
    return characters.get(codePoint);
  }

  private static int table(ByteBuffer font, int tag) {
    int tables = font.getShort(4);
    for (int i = 0; i < tables; i++) {
      int record = 12 + i * 16;
      if (font.getInt(record) == tag) {
        return font.getInt(record + 8);
      }
    }
    return -1;
  }

  private static void readSegments(ByteBuffer font, int at, BitSet characters) {
    int twice = font.getShort(at + 6) & 0xFFFF;
    int ends = at + 14;
    int starts = ends + twice + 2;
    int deltas = starts + twice;
    int offsets = deltas + twice;
    for (int i = 0; i < twice; i += 2) {
      int end = font.getShort(ends + i) & 0xFFFF;
      int start = font.getShort(starts + i) & 0xFFFF;
      int delta = font.getShort(deltas + i);
      int offset = font.getShort(offsets + i) & 0xFFFF;
      for (int c = start; c <= end && c < 0xFFFF; c++) {
        int glyph =
            offset == 0
                ? c + delta & 0xFFFF
                : font.getShort(offsets + i + offset + (c - start) * 2) & 0xFFFF;
        if (glyph != 0) {
          characters.set(c);
        }
      }
    }
  }

  private static void readGroups(ByteBuffer font, int at, BitSet characters) {
    int groups = font.getInt(at + 12);
    for (int i = 0; i < groups; i++) {
      int group = at + 16 + i * 12;
      int start = font.getInt(group);
      int end = Math.min(font.getInt(group + 4), Character.MAX_CODE_POINT);
      if (start >= 0 && start <= end) {
        characters.set(start, end + 1);
      }
    }
  }
}
