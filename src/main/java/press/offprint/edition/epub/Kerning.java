package press.offprint.edition.epub;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** How much closer or farther two glyphs stand: the pairs of OpenType's {@code GPOS} table. */
final class Kerning {
  private static final int PAIR = 2;
  private static final int EXTENSION = 9;
  private static final int X_ADVANCE = 4;
  private static final int KERN = 0x6B65726E;

  private final ByteBuffer gpos;
  private final List<List<Integer>> lookups = new ArrayList<>();

  Kerning(ByteBuffer gpos) {
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

  private List<Integer> pairs(int lookup) {
    List<Integer> subtables = new ArrayList<>();
    for (int i = 0; i < u16(lookup + 4); i++) {
      int at = lookup + u16(lookup + 6 + i * 2);
      boolean extended = u16(lookup) == EXTENSION;
      if ((extended ? u16(at + 2) : u16(lookup)) == PAIR) {
        subtables.add(extended ? at + gpos.getInt(at + 4) : at);
      }
    }
    return subtables;
  }

  /** What is added to the advance of {@code left} before {@code right}, in the font's units. */
  int between(int left, int right) {
    int sum = 0;
    for (List<Integer> subtables : lookups) {
      for (int at : subtables) {
        int index = covered(at + u16(at + 2), left);
        int value =
            index < 0 ? -1 : u16(at) == 1 ? ofPair(at, index, right) : ofClasses(at, left, right);
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

  private int ofClasses(int at, int left, int right) {
    int first = u16(at + 4);
    int size = 2 * (Integer.bitCount(first) + Integer.bitCount(u16(at + 6)));
    int one = kind(at + u16(at + 8), left);
    int other = kind(at + u16(at + 10), right);
    int record = at + 16 + (one * u16(at + 14) + other) * size;
    return (first & X_ADVANCE) == 0 ? -1 : record + 2 * Integer.bitCount(first & (X_ADVANCE - 1));
  }

  private int covered(int at, int glyph) {
    int count = u16(at + 2);
    for (int i = 0; i < count; i++) {
      if (u16(at) == 1 && u16(at + 4 + i * 2) == glyph) {
        return i;
      }
      int range = at + 4 + i * 6;
      if (u16(at) == 2 && glyph >= u16(range) && glyph <= u16(range + 2)) {
        return u16(range + 4) + glyph - u16(range);
      }
    }
    return -1;
  }

  private int kind(int at, int glyph) {
    if (u16(at) == 1) {
      int index = glyph - u16(at + 2);
      return index >= 0 && index < u16(at + 4) ? u16(at + 6 + index * 2) : 0;
    }
    for (int i = 0; i < u16(at + 2); i++) {
      int range = at + 4 + i * 6;
      if (glyph >= u16(range) && glyph <= u16(range + 2)) {
        return u16(range + 4);
      }
    }
    return 0;
  }

  private int u16(int at) {
    return gpos.getShort(at) & 0xFFFF;
  }
}
