package press.offprint.sfnt;

import static press.offprint.sfnt.SfntFile.u16;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * The kerning of the OpenType table {@code GPOS}: the lookups of type 2, pair adjustment, that the
 * feature {@code kern} names in any script.
 */
final class GposKerning {
  private static final int PAIR_ADJUSTMENT = 2;
  private static final int EXTENSION = 9;
  private static final int X_ADVANCE = 4;
  private static final int KERN = 0x6B65726E;
  private static final int NONE = -1;

  private final ByteBuffer gpos;
  private final int glyphs;
  private final List<List<Subtable>> lookups = new ArrayList<>();

  /**
   * A subtable, with its coverage and classes as arrays by glyph, because a subset asks for
   * thousands of pairs.
   */
  private static final class Subtable {
    private final int offset;
    private final short[] coverage;
    private final short[] leftClasses;
    private final short[] rightClasses;

    /**
     * @param coverage the coverage index of each left glyph, or -1
     * @param leftClasses empty if the subtable lists single pairs (format 1)
     * @param rightClasses empty if the subtable lists single pairs
     */
    Subtable(int offset, short[] coverage, short[] leftClasses, short[] rightClasses) {
      this.offset = offset;
      this.coverage = coverage;
      this.leftClasses = leftClasses;
      this.rightClasses = rightClasses;
    }
  }

  /** Reads the table of a font that has one. */
  GposKerning(SfntFile font) {
    this.gpos = font.get("GPOS");
    this.glyphs = u16(font.get("maxp"), 4);
    int features = u16(gpos, 6);
    TreeSet<Integer> indexes = new TreeSet<>();
    for (int i = 0; i < u16(gpos, features); i++) {
      int record = features + 2 + i * 6;
      int feature = features + u16(gpos, record + 4);
      for (int j = 0; gpos.getInt(record) == KERN && j < u16(gpos, feature + 2); j++) {
        indexes.add(u16(gpos, feature + 4 + j * 2));
      }
    }
    int list = u16(gpos, 8);
    for (int index : indexes) {
      lookups.add(subtables(list + u16(gpos, list + 2 + index * 2)));
    }
  }

  private List<Subtable> subtables(int lookup) {
    List<Subtable> subtables = new ArrayList<>();
    boolean extended = u16(gpos, lookup) == EXTENSION;
    for (int i = 0; i < u16(gpos, lookup + 4); i++) {
      int offset = lookup + u16(gpos, lookup + 6 + i * 2);
      int type = extended ? u16(gpos, offset + 2) : u16(gpos, lookup);
      if (type == PAIR_ADJUSTMENT) {
        subtables.add(subtable(extended ? offset + gpos.getInt(offset + 4) : offset));
      }
    }
    return subtables;
  }

  private Subtable subtable(int offset) {
    boolean single = u16(gpos, offset) == 1;
    return new Subtable(
        offset,
        coverage(offset + u16(gpos, offset + 2)),
        single ? new short[0] : classes(offset + u16(gpos, offset + 8)),
        single ? new short[0] : classes(offset + u16(gpos, offset + 10)));
  }

  /** Reads a coverage table (OpenType 1.9, "Coverage Table"): the index of each glyph, or -1. */
  private short[] coverage(int offset) {
    boolean ranges = u16(gpos, offset) == 2;
    short[] coverage = new short[glyphs];
    Arrays.fill(coverage, (short) NONE);
    for (int i = 0; i < u16(gpos, offset + 2); i++) {
      int range = offset + 4 + i * (ranges ? 6 : 2);
      int start = u16(gpos, range);
      for (int glyph = start; glyph <= (ranges ? u16(gpos, range + 2) : start); glyph++) {
        coverage[glyph] = (short) (ranges ? u16(gpos, range + 4) + glyph - start : i);
      }
    }
    return coverage;
  }

  /** Reads a class definition (OpenType 1.9, "Class Definition Table"): the class of each glyph. */
  private short[] classes(int offset) {
    short[] classes = new short[glyphs];
    if (u16(gpos, offset) == 1) {
      for (int i = 0; i < u16(gpos, offset + 4); i++) {
        classes[u16(gpos, offset + 2) + i] = gpos.getShort(offset + 6 + i * 2);
      }
    } else {
      for (int i = 0; i < u16(gpos, offset + 2); i++) {
        int range = offset + 4 + i * 6;
        int end = u16(gpos, range + 2) + 1;
        Arrays.fill(classes, u16(gpos, range), end, gpos.getShort(range + 4));
      }
    }
    return classes;
  }

  /** Returns the change of the advance of {@code left} before {@code right}, in font units. */
  int between(int left, int right) {
    int sum = 0;
    for (List<Subtable> subtables : lookups) {
      for (Subtable subtable : subtables) {
        int value = findAdvance(subtable, left, right);
        if (value != NONE) {
          sum += gpos.getShort(value);
          break;
        }
      }
    }
    return sum;
  }

  /** Returns the offset of the advance of a pair; -1 if the subtable has none. */
  private int findAdvance(Subtable subtable, int left, int right) {
    int index = subtable.coverage[left];
    int format = u16(gpos, subtable.offset + 4);
    if (index == NONE || (format & X_ADVANCE) == 0) {
      return NONE;
    }
    int valueSize =
        2 * (Integer.bitCount(format) + Integer.bitCount(u16(gpos, subtable.offset + 6)));
    int record =
        u16(gpos, subtable.offset) == 1
            ? findPair(subtable, index, right, valueSize)
            : findClasses(subtable, left, right, valueSize);
    return record == NONE ? NONE : record + 2 * Integer.bitCount(format & (X_ADVANCE - 1));
  }

  /** Searches the pairs of one left glyph, which are sorted by the right glyph. */
  private int findPair(Subtable subtable, int index, int right, int valueSize) {
    int set = subtable.offset + u16(gpos, subtable.offset + 10 + index * 2);
    int low = 0;
    int high = u16(gpos, set) - 1;
    while (low <= high) {
      int middle = (low + high) / 2;
      int record = set + 2 + middle * (2 + valueSize);
      int glyph = u16(gpos, record);
      if (glyph == right) {
        return record + 2;
      } else if (glyph < right) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return NONE;
  }

  private int findClasses(Subtable subtable, int left, int right, int valueSize) {
    int row = (subtable.leftClasses[left] & 0xFFFF) * u16(gpos, subtable.offset + 14);
    int column = subtable.rightClasses[right] & 0xFFFF;
    return subtable.offset + 16 + (row + column) * valueSize;
  }
}
