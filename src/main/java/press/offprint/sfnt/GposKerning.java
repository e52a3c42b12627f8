package press.offprint.sfnt;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** How much closer or farther two glyphs stand: the pairs of OpenType's {@code GPOS} table. */
public final class GposKerning {
  private static final int PAIR = 2;
  private static final int EXTENSION = 9;
  private static final int X_ADVANCE = 4;
  private static final int KERN = 0x6B65726E;

  private final ByteBuffer gpos;
  private final List<List<Subtable>> lookups = new ArrayList<>();

  /**
   * One subtable for pairs, its tables of glyphs laid out to be looked up at once: a subset asks
   * for ten thousand pairs.
   */
  private static final class Subtable {
    private final int at;
    private final short[] covered;
    private final short[] left;
    private final short[] right;

    /**
     * @param covered a glyph's place among those on the left, or -1
     * @param left the class of a glyph on the left; empty where pairs are listed one by one
     * @param right the same of a glyph on the right
     */
    Subtable(int at, short[] covered, short[] left, short[] right) {
      this.at = at;
      this.covered = covered;
      this.left = left;
      this.right = right;
    }
  }

  public GposKerning(ByteBuffer gpos) {
    this.gpos = gpos;
    int features = u16(6);
    TreeSet<Integer> wanted = new TreeSet<>();
    for (int i = 0; i < u16(features); i++) {
      int record = features + 2 + i * 6;
      int feature = features + u16(record + 4);
      for (int j = 0; gpos.getInt(record) == KERN && j < u16(feature + 2); j++) {
        wanted.add(u16(feature + 4 + j * 2));
      }
    }
    int list = u16(8);
    wanted.forEach(index -> lookups.add(pairs(list + u16(list + 2 + index * 2))));
  }

  private List<Subtable> pairs(int lookup) {
    List<Subtable> subtables = new ArrayList<>();
    for (int i = 0; i < u16(lookup + 4); i++) {
      int at = lookup + u16(lookup + 6 + i * 2);
      boolean extended = u16(lookup) == EXTENSION;
      if ((extended ? u16(at + 2) : u16(lookup)) == PAIR) {
        subtables.add(subtable(extended ? at + gpos.getInt(at + 4) : at));
      }
    }
    return subtables;
  }

  private Subtable subtable(int at) {
    boolean listed = u16(at) == 1;
    return new Subtable(
        at,
        coverage(at + u16(at + 2)),
        listed ? new short[0] : classes(at + u16(at + 8)),
        listed ? new short[0] : classes(at + u16(at + 10)));
  }

  // OpenType 1.9, "Coverage Table".
  private short[] coverage(int at) {
    int count = u16(at + 2);
    boolean ranges = u16(at) == 2;
    int last =
        count == 0 ? -1 : ranges ? u16(at + 4 + (count - 1) * 6 + 2) : u16(at + 2 + count * 2);
    short[] covered = new short[last + 1];
    Arrays.fill(covered, (short) -1);
    for (int i = 0; i < count; i++) {
      int range = at + 4 + i * (ranges ? 6 : 2);
      int start = u16(range);
      for (int glyph = start; glyph <= (ranges ? u16(range + 2) : start); glyph++) {
        covered[glyph] = (short) (ranges ? u16(range + 4) + glyph - start : i);
      }
    }
    return covered;
  }

  // OpenType 1.9, "Class Definition Table".
  private short[] classes(int at) {
    boolean ranges = u16(at) == 2;
    int count = u16(ranges ? at + 2 : at + 4);
    int last =
        count == 0 ? -1 : ranges ? u16(at + 4 + (count - 1) * 6 + 2) : u16(at + 2) + count - 1;
    short[] kinds = new short[last + 1];
    for (int i = 0; i < count; i++) {
      if (ranges) {
        int range = at + 4 + i * 6;
        Arrays.fill(kinds, u16(range), u16(range + 2) + 1, gpos.getShort(range + 4));
      } else {
        kinds[u16(at + 2) + i] = gpos.getShort(at + 6 + i * 2);
      }
    }
    return kinds;
  }

  /** What is added to the advance of {@code left} before {@code right}, in the font's units. */
  public int between(int left, int right) {
    int sum = 0;
    for (List<Subtable> subtables : lookups) {
      for (Subtable subtable : subtables) {
        int index = left < subtable.covered.length ? subtable.covered[left] : -1;
        int value =
            index < 0
                ? -1
                : u16(subtable.at) == 1
                    ? ofPair(subtable.at, index, right)
                    : ofClasses(subtable, left, right);
        if (value >= 0) {
          sum += gpos.getShort(value);
          break;
        }
      }
    }
    return sum;
  }

  // Where the advance of a pair stands, or -1 where the subtable does not speak of the pair.
  private int ofPair(int at, int index, int right) {
    int first = u16(at + 4);
    int size = 2 + 2 * (Integer.bitCount(first) + Integer.bitCount(u16(at + 6)));
    int set = at + u16(at + 10 + index * 2);
    int low = 0;
    int high = u16(set) - 1;
    while (low <= high && (first & X_ADVANCE) != 0) {
      int middle = (low + high) / 2;
      int record = set + 2 + middle * size;
      int glyph = u16(record);
      if (glyph == right) {
        return record + 2 + 2 * Integer.bitCount(first & (X_ADVANCE - 1));
      } else if (glyph < right) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  private int ofClasses(Subtable subtable, int left, int right) {
    int at = subtable.at;
    int first = u16(at + 4);
    int size = 2 * (Integer.bitCount(first) + Integer.bitCount(u16(at + 6)));
    int one = kind(subtable.left, left);
    int other = kind(subtable.right, right);
    int record = at + 16 + (one * u16(at + 14) + other) * size;
    return (first & X_ADVANCE) == 0 ? -1 : record + 2 * Integer.bitCount(first & (X_ADVANCE - 1));
  }

  private static int kind(short[] kinds, int glyph) {
    return glyph < kinds.length ? kinds[glyph] & 0xFFFF : 0;
  }

  private int u16(int at) {
    return gpos.getShort(at) & 0xFFFF;
  }
}
