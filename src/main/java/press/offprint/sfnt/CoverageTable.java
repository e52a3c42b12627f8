package press.offprint.sfnt;

import static press.offprint.sfnt.SfntFile.u16;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A coverage table (OpenType 1.9, "Coverage Table"): the glyphs that another table is about. */
final class CoverageTable {
  private static final int RANGES = 2;

  private CoverageTable() {}

  /** Returns the glyphs of the coverage table at an offset, in the order of their index. */
  static List<Integer> read(ByteBuffer table, int offset) {
    boolean ranges = u16(table, offset) == RANGES;
    List<Integer> glyphs = new ArrayList<>();
    for (int i = 0; i < u16(table, offset + 2); i++) {
      int entry = offset + 4 + i * (ranges ? 6 : 2);
      int first = u16(table, entry);
      int last = ranges ? u16(table, entry + 2) : first;
      for (int glyph = first; glyph <= last; glyph++) {
        glyphs.add(glyph);
      }
    }
    return glyphs;
  }
}
