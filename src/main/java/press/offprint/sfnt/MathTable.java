package press.offprint.sfnt;

import static press.offprint.sfnt.SfntFile.u16;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The OpenType table {@code MATH} (OpenType 1.9, "MATH"): lengths of mathematical layout, larger
 * forms of glyphs, and parts that glyphs of any size are assembled from. Lengths are in em. Safe
 * for use by several threads.
 */
public final class MathTable {
  private static final int SCRIPT_SCALE = 0;
  private static final int DISPLAY_OPERATOR_MIN_HEIGHT = 6;
  private static final int DEGREE_RAISE = 212;
  private static final double PERCENT = 100;
  private static final int EXTENDER = 1;

  private final ByteBuffer math;
  private final double unitsPerEm;
  private final int constants;
  private final int variants;
  private final Map<Integer, Integer> italics;
  private final Map<Integer, Integer> accents;
  private final Map<Integer, Integer> kerns = new HashMap<>();
  private final int kernOrigin;
  private final Map<Integer, Integer> vertical;
  private final Map<Integer, Integer> horizontal;

  /** A larger form of a glyph, with its height or width. */
  public record Variant(int glyph, double size) {}

  /**
   * A part of an assembly, in the order from bottom to top or from left to right.
   *
   * @param start the length in which the part may overlap the one before it
   * @param end the length in which the part may overlap the one after it
   * @param repeated true if the part may be left out or drawn several times
   */
  public record Part(int glyph, double start, double end, double size, boolean repeated) {}

  /** The corners of a glyph at which scripts are kerned. */
  public enum Corner {
    TOP_RIGHT(0),
    TOP_LEFT(2),
    BOTTOM_RIGHT(4),
    BOTTOM_LEFT(6);

    private final int offset;

    Corner(int offset) {
      this.offset = offset;
    }
  }

  /**
   * Reads the table.
   *
   * @throws IllegalArgumentException if the font has no such table
   */
  public MathTable(SfntFile font) {
    this.math = font.get("MATH");
    this.unitsPerEm = u16(font.get("head"), 18);
    this.constants = u16(math, 4);
    int glyphs = u16(math, 6);
    this.variants = u16(math, 8);
    this.italics = values(child(glyphs, glyphs));
    this.accents = values(child(glyphs, glyphs + 2));
    int kernInfo = child(glyphs, glyphs + 6);
    this.kernOrigin = kernInfo;
    if (kernInfo != 0) {
      List<Integer> covered = CoverageTable.read(math, kernInfo + u16(math, kernInfo));
      for (int i = 0; i < covered.size(); i++) {
        kerns.put(covered.get(i), kernInfo + 4 + i * 8);
      }
    }
    this.vertical = constructions(child(variants, variants + 2), variants + 10);
    this.horizontal =
        constructions(child(variants, variants + 4), variants + 10 + 2 * u16(math, variants + 6));
  }

  /** Returns the offset of a table from an offset field; 0 if there is none. */
  private int child(int parent, int field) {
    int offset = u16(math, field);
    return offset == 0 ? 0 : parent + offset;
  }

  /** Reads a table of a coverage and one value per glyph; the map holds the offsets of values. */
  private Map<Integer, Integer> values(int table) {
    Map<Integer, Integer> values = new HashMap<>();
    if (table != 0) {
      List<Integer> covered = CoverageTable.read(math, table + u16(math, table));
      for (int i = 0; i < covered.size(); i++) {
        values.put(covered.get(i), table + 4 + i * 4);
      }
    }
    return values;
  }

  private Map<Integer, Integer> constructions(int coverage, int offsets) {
    Map<Integer, Integer> tables = new HashMap<>();
    if (coverage != 0) {
      List<Integer> covered = CoverageTable.read(math, coverage);
      for (int i = 0; i < covered.size(); i++) {
        tables.put(covered.get(i), variants + u16(math, offsets + i * 2));
      }
    }
    return tables;
  }

  private double em(int units) {
    return units / unitsPerEm;
  }

  public double constant(MathConstant constant) {
    return em(math.getShort(constants + constant.offset));
  }

  /** Returns the size of scripts as a factor; level 2 or more for scripts of scripts. */
  public double scriptScale(int level) {
    return level < 1 ? 1 : math.getShort(constants + SCRIPT_SCALE + (level == 1 ? 0 : 2)) / PERCENT;
  }

  /** Returns the least height of a sum or integral in a displayed formula. */
  public double displayOperatorHeight() {
    return em(u16(math, constants + DISPLAY_OPERATOR_MIN_HEIGHT));
  }

  /** Returns the height of the degree of a root as a part of the height of the root. */
  public double degreeRaise() {
    return math.getShort(constants + DEGREE_RAISE) / PERCENT;
  }

  /** Returns the length by which a slanted glyph extends to the right at its top. */
  public double italicsCorrection(int glyph) {
    Integer value = italics.get(glyph);
    return value == null ? 0 : em(math.getShort(value));
  }

  /** Returns the place of the middle of an accent; NaN if the font has none. */
  public double accentAttachment(int glyph) {
    Integer value = accents.get(glyph);
    return value == null ? Double.NaN : em(math.getShort(value));
  }

  /** Returns the change of the distance of a script at a corner and a height from the baseline. */
  public double kern(int glyph, Corner corner, double height) {
    Integer record = kerns.get(glyph);
    int offset = record == null ? 0 : u16(math, record + corner.offset);
    if (offset == 0) {
      return 0;
    }
    int table = kernOrigin + offset;
    int heights = u16(math, table);
    int step = 0;
    while (step < heights && em(math.getShort(table + 2 + step * 4)) <= height) {
      step++;
    }
    return em(math.getShort(table + 2 + heights * 4 + step * 4));
  }

  /** Returns the larger forms of a glyph in the order of their size, with the glyph itself. */
  public List<Variant> variants(int glyph, boolean upright) {
    Integer table = (upright ? vertical : horizontal).get(glyph);
    List<Variant> found = new ArrayList<>();
    for (int i = 0; table != null && i < u16(math, table + 2); i++) {
      int record = table + 4 + i * 4;
      found.add(new Variant(u16(math, record), em(u16(math, record + 2))));
    }
    return found;
  }

  /** Returns the parts of a glyph of any size; empty if the font has none. */
  public List<Part> assembly(int glyph, boolean upright) {
    Integer table = (upright ? vertical : horizontal).get(glyph);
    List<Part> parts = new ArrayList<>();
    if (table != null && u16(math, table) != 0) {
      int assembly = table + u16(math, table);
      for (int i = 0; i < u16(math, assembly + 4); i++) {
        int part = assembly + 6 + i * 10;
        parts.add(
            new Part(
                u16(math, part),
                em(u16(math, part + 2)),
                em(u16(math, part + 4)),
                em(u16(math, part + 6)),
                (u16(math, part + 8) & EXTENDER) != 0));
      }
    }
    return parts;
  }

  /** Returns the least overlap of two parts of an assembly. */
  public double overlap() {
    return em(u16(math, variants));
  }
}
