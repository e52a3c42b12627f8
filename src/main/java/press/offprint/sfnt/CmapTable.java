package press.offprint.sfnt;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which glyph shows which character: OpenType's {@code cmap}, formats 4 and 12. */
public final class CmapTable {
  private static final int NO_BMP = 0x10000;

  private CmapTable() {}

  /** Each glyph that a font has, by its character. */
  public static Map<Integer, Integer> read(ByteBuffer cmap) {
    Map<Integer, Integer> glyphs = new TreeMap<>();
    for (int i = 0; i < cmap.getShort(2); i++) {
      int record = 4 + i * 8;
      int platform = cmap.getShort(record);
      int encoding = cmap.getShort(record + 2);
      int at = cmap.getInt(record + 4);
      boolean unicode = platform == 0 || (platform == 3 && (encoding == 1 || encoding == 10));
      int format = cmap.getShort(at);
      if (unicode && format == 4) {
        segments(cmap, at, glyphs);
      } else if (unicode && format == 12) {
        groups(cmap, at, glyphs);
      }
    }
    return glyphs;
  }

  private static void segments(ByteBuffer cmap, int at, Map<Integer, Integer> glyphs) {
    int twice = cmap.getShort(at + 6) & 0xFFFF;
    int starts = at + 16 + twice;
    for (int i = 0; i < twice; i += 2) {
      int end = cmap.getShort(at + 14 + i) & 0xFFFF;
      int start = cmap.getShort(starts + i) & 0xFFFF;
      int delta = cmap.getShort(starts + twice + i);
      int place = starts + 2 * twice + i;
      int offset = cmap.getShort(place) & 0xFFFF;
      for (int c = start; c <= end && c < 0xFFFF; c++) {
        int found = offset == 0 ? c : cmap.getShort(place + offset + (c - start) * 2);
        int glyph = offset != 0 && found == 0 ? 0 : found + delta & 0xFFFF;
        if (glyph != 0) {
          glyphs.put(c, glyph);
        }
      }
    }
  }

  private static void groups(ByteBuffer cmap, int at, Map<Integer, Integer> glyphs) {
    for (int i = 0; i < cmap.getInt(at + 12); i++) {
      int group = at + 16 + i * 12;
      int start = cmap.getInt(group);
      for (int c = start; c <= cmap.getInt(group + 4); c++) {
        glyphs.put(c, cmap.getInt(group + 8) + c - start);
      }
    }
  }

  /** The table for some glyphs: format 4, and 12 besides where there are signs beyond 0xFFFF. */
  static ByteBuffer write(Map<Integer, Integer> glyphs) {
    List<int[]> runs = new ArrayList<>();
    for (Map.Entry<Integer, Integer> each : new TreeMap<>(glyphs).entrySet()) {
      int[] last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
      boolean goesOn =
          last != null
              && each.getKey() == last[1] + 1
              && each.getValue() == last[2] + each.getKey() - last[0]
              && each.getKey() != NO_BMP;
      if (goesOn) {
        last[1]++;
      } else {
        runs.add(new int[] {each.getKey(), each.getKey(), each.getValue()});
      }
    }
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
