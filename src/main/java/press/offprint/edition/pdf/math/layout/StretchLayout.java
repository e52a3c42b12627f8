package press.offprint.edition.pdf.math.layout;

import java.util.ArrayList;
import java.util.List;
import press.offprint.edition.pdf.math.box.Mark;
import press.offprint.edition.pdf.math.box.MathBox;
import press.offprint.sfnt.GlyphMetrics;
import press.offprint.sfnt.MathTable;

/**
 * Signs that grow with what they enclose (MathML Core, "Size variants for operators"): the first
 * larger form that is large enough, else an assembly of parts. A glyph is never scaled.
 */
final class StretchLayout {
  private static final int MAX_REPEATS = 400;
  private static final double LEAST_GROWTH = 1e-6;

  private final MathFont font;

  StretchLayout(MathFont font) {
    this.font = font;
  }

  /** Returns a sign at least as high as {@code target}, if the font can; with its own baseline. */
  MathBox tall(int glyph, String text, double target, MathStyle style) {
    return stretched(glyph, text, target, style, true);
  }

  /** Returns a sign at least as wide as {@code target}, if the font can. */
  MathBox wide(int glyph, String text, double target, MathStyle style) {
    return stretched(glyph, text, target, style, false);
  }

  /** Returns the widest form that is not wider than {@code target}, or the glyph itself. */
  MathBox within(int glyph, String text, double target, MathStyle style) {
    int best = glyph;
    for (MathTable.Variant variant : font.table().variants(glyph, false)) {
      if (variant.size() * font.size(style) <= target) {
        best = variant.glyph();
      }
    }
    return font.box(best, text, style);
  }

  private MathBox stretched(
      int glyph, String text, double target, MathStyle style, boolean upright) {
    double needed = target / font.size(style);
    int largest = glyph;
    if (extent(glyph, upright) >= needed) {
      return font.box(glyph, text, style);
    }
    for (MathTable.Variant variant : font.table().variants(glyph, upright)) {
      largest = variant.glyph();
      if (variant.size() >= needed) {
        return font.box(largest, text, style);
      }
    }
    List<MathTable.Part> parts = font.table().assembly(glyph, upright);
    return parts.isEmpty()
        ? font.box(largest, text, style)
        : assembled(parts, text, needed, style, upright);
  }

  private double extent(int glyph, boolean upright) {
    GlyphMetrics.Bounds bounds = font.face().metrics().bounds(glyph);
    return upright
        ? bounds.top() - bounds.bottom()
        : Math.max(bounds.right() - bounds.left(), font.face().metrics().advance(glyph));
  }

  /** OpenType 1.9, "Glyph Assembly Table": the fewest repeats, with equal overlaps. */
  private MathBox assembled(
      List<MathTable.Part> parts, String text, double needed, MathStyle style, boolean upright) {
    List<MathTable.Part> all = repeat(parts, 0);
    double least = font.table().overlap();
    boolean extensible = parts.stream().anyMatch(MathTable.Part::repeated);
    double before = 0;
    for (int repeats = 0; repeats < MAX_REPEATS; repeats++) {
      all = repeat(parts, repeats);
      double length = length(all, least);
      if (length >= needed || !extensible || (repeats > 1 && length - before < LEAST_GROWTH)) {
        break;
      }
      before = length;
    }
    double surplus = length(all, least) - needed;
    double overlap = least + (all.size() > 1 && surplus > 0 ? surplus / (all.size() - 1) : 0);
    double size = font.size(style);
    List<Mark.Glyph> glyphs = new ArrayList<>();
    double at = 0;
    double across = Double.NEGATIVE_INFINITY;
    double below = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < all.size(); i++) {
      MathTable.Part part = all.get(i);
      if (i > 0) {
        at -= Math.min(overlap, connector(all.get(i - 1), part));
      }
      GlyphMetrics.Bounds bounds = font.face().metrics().bounds(part.glyph());
      double x = upright ? 0 : at;
      double y = upright ? at - bounds.bottom() : 0;
      glyphs.add(
          new Mark.Glyph(
              font.face(), part.glyph(), x * size, y * size, size, text, style.colour()));
      double advance = font.face().metrics().advance(part.glyph());
      across = Math.max(across, upright ? advance : bounds.top());
      below = Math.max(below, -bounds.bottom());
      at += part.size();
    }
    List<Mark> marks = List.of(new Mark.Assembly(glyphs, text));
    return upright
        ? MathBox.of(across * size, at * size, 0, marks)
        : MathBox.of(at * size, across * size, below * size, marks);
  }

  private static List<MathTable.Part> repeat(List<MathTable.Part> parts, int repeats) {
    List<MathTable.Part> all = new ArrayList<>();
    for (MathTable.Part part : parts) {
      for (int i = 0; i < (part.repeated() ? repeats : 1); i++) {
        all.add(part);
      }
    }
    return all;
  }

  private static double length(List<MathTable.Part> parts, double overlap) {
    double length = 0;
    for (int i = 0; i < parts.size(); i++) {
      length += parts.get(i).size();
      if (i > 0) {
        length -= Math.min(overlap, connector(parts.get(i - 1), parts.get(i)));
      }
    }
    return length;
  }

  private static double connector(MathTable.Part before, MathTable.Part after) {
    return Math.min(before.end(), after.start());
  }
}
