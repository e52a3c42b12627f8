package press.offprint.sfnt;

import static press.offprint.sfnt.SfntFile.u16;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The OpenType table {@code cmap}, which maps characters to glyphs. The Unicode subtables in the
 * formats 4 and 12 are read; every current font has one of these.
 */
public final class CmapTable {
  private static final int FIRST_SUPPLEMENTARY = 0x10000;

  private CmapTable() {}

  /** Returns the glyph of each character that the font maps. */
  static NavigableMap<Integer, Integer> read(SfntFile font) {
    NavigableMap<Integer, Integer> glyphs = new TreeMap<>();
    read(font, glyphs::put);
    return glyphs;
  }

  /** Reports each character that the font maps; a character may be reported twice. */
  static void read(SfntFile font, BiConsumer<Integer, Integer> mapping) {
    ByteBuffer cmap = font.get("cmap");
    for (int i = 0; i < u16(cmap, 2); i++) {
      int record = 4 + i * 8;
      int platform = u16(cmap, record);
      int encoding = u16(cmap, record + 2);
      int subtable = cmap.getInt(record + 4);
      boolean unicode = platform == 0 || (platform == 3 && (encoding == 1 || encoding == 10));
      int format = u16(cmap, subtable);
      if (unicode && format == 4) {
        readSegments(cmap, subtable, mapping);
      } else if (unicode && format == 12) {
        readGroups(cmap, subtable, mapping);
      }
    }
  }

  private static void readSegments(
      ByteBuffer cmap, int subtable, BiConsumer<Integer, Integer> mapping) {
    int doubledCount = u16(cmap, subtable + 6);
    int ends = subtable + 14;
    int starts = ends + doubledCount + 2;
    int deltas = starts + doubledCount;
    int offsets = deltas + doubledCount;
    for (int i = 0; i < doubledCount; i += 2) {
      int end = u16(cmap, ends + i);
      int start = u16(cmap, starts + i);
      int delta = u16(cmap, deltas + i);
      int offset = u16(cmap, offsets + i);
      for (int c = start; c <= end && c < 0xFFFF; c++) {
        int index = offset == 0 ? c : u16(cmap, offsets + i + offset + (c - start) * 2);
        int glyph = offset != 0 && index == 0 ? 0 : index + delta & 0xFFFF;
        if (glyph != 0) {
          mapping.accept(c, glyph);
        }
      }
    }
  }

  private static void readGroups(
      ByteBuffer cmap, int subtable, BiConsumer<Integer, Integer> mapping) {
    for (int i = 0; i < cmap.getInt(subtable + 12); i++) {
      int group = subtable + 16 + i * 12;
      int start = Math.max(0, cmap.getInt(group));
      int end = Math.min(cmap.getInt(group + 4), Character.MAX_CODE_POINT);
      int glyph = cmap.getInt(group + 8);
      for (int c = start; c <= end; c++) {
        mapping.accept(c, glyph + c - start);
      }
    }
  }

  /** Returns a table in format 4, and in format 12 too if there are characters above U+FFFF. */
  public static ByteBuffer write(SortedMap<Integer, Integer> glyphs) {
    List<int[]> runs = runs(glyphs);
    List<int[]> bmp = new ArrayList<>(runs.stream().filter(run -> run[1] < 0xFFFF).toList());
    boolean full = bmp.size() < runs.size();
    bmp.add(new int[] {0xFFFF, 0xFFFF, 0});
    int records = full ? 2 : 1;
    int length = 16 + bmp.size() * 8;
    ByteBuffer cmap =
        ByteBuffer.allocate(4 + records * 8 + length + (full ? 16 + runs.size() * 12 : 0));
    cmap.putShort((short) 0).putShort((short) records);
    cmap.putShort((short) 3).putShort((short) 1).putInt(4 + records * 8);
    if (full) {
      cmap.putShort((short) 3).putShort((short) 10).putInt(4 + records * 8 + length);
    }
    writeSegments(cmap, bmp, length);
    if (full) {
      cmap.putShort((short) 12).putShort((short) 0).putInt(16 + runs.size() * 12).putInt(0);
      cmap.putInt(runs.size());
      runs.forEach(run -> cmap.putInt(run[0]).putInt(run[1]).putInt(run[2]));
    }
    return cmap.flip();
  }

  /** Returns runs of successive characters with successive glyphs: first, last, first glyph. */
  private static List<int[]> runs(SortedMap<Integer, Integer> glyphs) {
    List<int[]> runs = new ArrayList<>();
    int[] last = null;
    for (Map.Entry<Integer, Integer> entry : glyphs.entrySet()) {
      int character = entry.getKey();
      boolean continues =
          last != null
              && character == last[1] + 1
              && entry.getValue() == last[2] + character - last[0]
              && character != FIRST_SUPPLEMENTARY;
      if (continues) {
        last[1]++;
      } else {
        last = new int[] {character, character, entry.getValue()};
        runs.add(last);
      }
    }
    return runs;
  }

  private static void writeSegments(ByteBuffer cmap, List<int[]> runs, int length) {
    int count = runs.size();
    int power = Integer.highestOneBit(count);
    cmap.putShort((short) 4).putShort((short) length).putShort((short) 0);
    cmap.putShort((short) (count * 2)).putShort((short) (power * 2));
    cmap.putShort((short) Integer.numberOfTrailingZeros(power));
    cmap.putShort((short) (count * 2 - power * 2));
    runs.forEach(run -> cmap.putShort((short) run[1]));
    cmap.putShort((short) 0);
    runs.forEach(run -> cmap.putShort((short) run[0]));
    runs.forEach(run -> cmap.putShort((short) (run[0] == 0xFFFF ? 1 : run[2] - run[0])));
    runs.forEach(run -> cmap.putShort((short) 0));
  }
}
