package press.offprint.sfnt;

import static press.offprint.sfnt.SfntFile.u16;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/**
 * The table {@code MATH} of a subset (OpenType 1.9, "MATH"): the constants, and for the glyphs of
 * the subset their italics corrections, accent attachments, larger forms and parts. Kerning of
 * scripts and device tables are left out, because browsers do not use them.
 */
final class MathSubset {
  private static final int CONSTANTS = 214;
  private static final int FIRST_RECORD = 8;
  private static final int LAST_RECORD = 212;
  private static final int PART = 10;
  private static final int LIMIT = 1 << 16;

  private final ByteBuffer math;
  private final int info;
  private final int variants;
  private final Map<Integer, Integer> upright;
  private final Map<Integer, Integer> level;

  MathSubset(ByteBuffer math) {
    this.math = math;
    this.info = u16(math, 6);
    this.variants = u16(math, 8);
    int count = u16(math, variants + 6);
    this.upright = constructions(2, variants + 10);
    this.level = constructions(4, variants + 10 + count * 2);
  }

  private Map<Integer, Integer> constructions(int coverage, int offsets) {
    Map<Integer, Integer> found = new HashMap<>();
    int at = u16(math, variants + coverage);
    if (at != 0) {
      List<Integer> glyphs = CoverageTable.read(math, variants + at);
      for (int i = 0; i < glyphs.size(); i++) {
        found.put(glyphs.get(i), variants + u16(math, offsets + i * 2));
      }
    }
    return found;
  }

  /**
   * Adds the larger forms and the parts of glyphs.
   *
   * @param sources the glyphs of the subset; the list grows while it is read
   * @param add adds a glyph of the font to the list, unless it is there
   */
  void close(List<Integer> sources, IntConsumer add) {
    for (int i = 0; i < sources.size(); i++) {
      for (Map<Integer, Integer> kind : List.of(upright, level)) {
        Integer at = kind.get(sources.get(i));
        if (at != null) {
          parts(at).forEach(add::accept);
        }
      }
    }
  }

  // The larger forms and the parts of a construction.
  private List<Integer> parts(int at) {
    List<Integer> parts = new ArrayList<>();
    for (int i = 0; i < u16(math, at + 2); i++) {
      parts.add(u16(math, at + 4 + i * 4));
    }
    int assembly = u16(math, at) == 0 ? 0 : at + u16(math, at);
    for (int i = 0; assembly != 0 && i < u16(math, assembly + 4); i++) {
      parts.add(u16(math, assembly + 6 + i * PART));
    }
    return parts;
  }

  /**
   * Returns the table.
   *
   * @param numbers from the glyphs of the font to those of the subset
   */
  ByteBuffer write(Map<Integer, Integer> numbers) {
    ByteBuffer out = ByteBuffer.allocate(LIMIT);
    out.putInt(0x00010000).putShort((short) 10).putShort((short) (10 + CONSTANTS));
    out.putShort((short) 0);
    putConstants(out);
    int start = out.position();
    out.putLong(0);
    out.putShort(start, (short) (putValues(out, 0, numbers) - start));
    out.putShort(start + 2, (short) (putValues(out, 2, numbers) - start));
    out.putShort(start + 4, (short) (putShapes(out, numbers) - start));
    out.putShort(8, (short) out.position());
    putVariants(out, numbers);
    return out.flip();
  }

  private void putConstants(ByteBuffer out) {
    int from = u16(math, 4);
    for (int i = 0; i < CONSTANTS; i += 2) {
      boolean device = i >= FIRST_RECORD && i < LAST_RECORD && (i - FIRST_RECORD) % 4 == 2;
      out.putShort(device ? 0 : math.getShort(from + i));
    }
  }

  // Italics corrections and accent attachments have the same form.
  private int putValues(ByteBuffer out, int field, Map<Integer, Integer> numbers) {
    NavigableMap<Integer, Short> values = new TreeMap<>();
    int offset = u16(math, info + field);
    if (offset != 0) {
      int table = info + offset;
      List<Integer> glyphs = CoverageTable.read(math, table + u16(math, table));
      for (int i = 0; i < glyphs.size(); i++) {
        Integer number = numbers.get(glyphs.get(i));
        if (number != null) {
          values.put(number, math.getShort(table + 4 + i * 4));
        }
      }
    }
    int start = out.position();
    out.putShort((short) (4 + values.size() * 4)).putShort((short) values.size());
    values.values().forEach(value -> out.putShort(value).putShort((short) 0));
    putCoverage(out, values.keySet());
    return start;
  }

  private int putShapes(ByteBuffer out, Map<Integer, Integer> numbers) {
    NavigableMap<Integer, Integer> shapes = new TreeMap<>();
    int offset = u16(math, info + 4);
    if (offset != 0) {
      CoverageTable.read(math, info + offset).stream()
          .filter(numbers::containsKey)
          .forEach(glyph -> shapes.put(numbers.get(glyph), glyph));
    }
    int start = out.position();
    putCoverage(out, shapes.keySet());
    return start;
  }

  private static void putCoverage(ByteBuffer out, Collection<Integer> numbers) {
    out.putShort((short) 1).putShort((short) numbers.size());
    numbers.forEach(number -> out.putShort(number.shortValue()));
  }

  private void putVariants(ByteBuffer out, Map<Integer, Integer> numbers) {
    NavigableMap<Integer, Integer> tall = numbered(upright, numbers);
    NavigableMap<Integer, Integer> wide = numbered(level, numbers);
    int start = out.position();
    out.putShort(math.getShort(variants)).putInt(0);
    out.putShort((short) tall.size()).putShort((short) wide.size());
    int offsets = out.position();
    out.position(offsets + (tall.size() + wide.size()) * 2);
    for (NavigableMap<Integer, Integer> kind : List.of(tall, wide)) {
      for (int at : kind.values()) {
        out.putShort(offsets, (short) (out.position() - start));
        offsets += 2;
        putConstruction(out, at, numbers);
      }
    }
    out.putShort(start + 2, (short) (out.position() - start));
    putCoverage(out, tall.keySet());
    out.putShort(start + 4, (short) (out.position() - start));
    putCoverage(out, wide.keySet());
  }

  // A glyph that is only drawn as a part of others grows with none, so its larger forms may be
  // missing.
  private NavigableMap<Integer, Integer> numbered(
      Map<Integer, Integer> constructions, Map<Integer, Integer> numbers) {
    NavigableMap<Integer, Integer> numbered = new TreeMap<>();
    constructions.forEach(
        (glyph, at) -> {
          if (numbers.containsKey(glyph) && numbers.keySet().containsAll(parts(at))) {
            numbered.put(numbers.get(glyph), at);
          }
        });
    return numbered;
  }

  private void putConstruction(ByteBuffer out, int at, Map<Integer, Integer> numbers) {
    int count = u16(math, at + 2);
    boolean assembled = u16(math, at) != 0;
    out.putShort((short) (assembled ? 4 + count * 4 : 0)).putShort((short) count);
    for (int i = 0; i < count; i++) {
      int record = at + 4 + i * 4;
      out.putShort(numbers.get(u16(math, record)).shortValue());
      out.putShort(math.getShort(record + 2));
    }
    if (assembled) {
      int assembly = at + u16(math, at);
      out.putShort(math.getShort(assembly)).putShort((short) 0);
      out.putShort(math.getShort(assembly + 4));
      for (int i = 0; i < u16(math, assembly + 4); i++) {
        int part = assembly + 6 + i * PART;
        out.putShort(numbers.get(u16(math, part)).shortValue());
        for (int field = 2; field < PART; field += 2) {
          out.putShort(math.getShort(part + field));
        }
      }
    }
  }
}
