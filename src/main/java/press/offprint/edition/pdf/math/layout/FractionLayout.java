package press.offprint.edition.pdf.math.layout;

import static press.offprint.sfnt.MathConstant.FRACTION_DENOMINATOR_DISPLAY_STYLE_SHIFT_DOWN;
import static press.offprint.sfnt.MathConstant.FRACTION_DENOMINATOR_GAP_MIN;
import static press.offprint.sfnt.MathConstant.FRACTION_DENOMINATOR_SHIFT_DOWN;
import static press.offprint.sfnt.MathConstant.FRACTION_DENOM_DISPLAY_STYLE_GAP_MIN;
import static press.offprint.sfnt.MathConstant.FRACTION_NUMERATOR_DISPLAY_STYLE_SHIFT_UP;
import static press.offprint.sfnt.MathConstant.FRACTION_NUMERATOR_GAP_MIN;
import static press.offprint.sfnt.MathConstant.FRACTION_NUMERATOR_SHIFT_UP;
import static press.offprint.sfnt.MathConstant.FRACTION_NUM_DISPLAY_STYLE_GAP_MIN;
import static press.offprint.sfnt.MathConstant.FRACTION_RULE_THICKNESS;
import static press.offprint.sfnt.MathConstant.RADICAL_DISPLAY_STYLE_VERTICAL_GAP;
import static press.offprint.sfnt.MathConstant.RADICAL_EXTRA_ASCENDER;
import static press.offprint.sfnt.MathConstant.RADICAL_KERN_AFTER_DEGREE;
import static press.offprint.sfnt.MathConstant.RADICAL_KERN_BEFORE_DEGREE;
import static press.offprint.sfnt.MathConstant.RADICAL_RULE_THICKNESS;
import static press.offprint.sfnt.MathConstant.RADICAL_VERTICAL_GAP;
import static press.offprint.sfnt.MathConstant.STACK_BOTTOM_DISPLAY_STYLE_SHIFT_DOWN;
import static press.offprint.sfnt.MathConstant.STACK_BOTTOM_SHIFT_DOWN;
import static press.offprint.sfnt.MathConstant.STACK_DISPLAY_STYLE_GAP_MIN;
import static press.offprint.sfnt.MathConstant.STACK_GAP_MIN;
import static press.offprint.sfnt.MathConstant.STACK_TOP_DISPLAY_STYLE_SHIFT_UP;
import static press.offprint.sfnt.MathConstant.STACK_TOP_SHIFT_UP;

import org.w3c.dom.Element;
import press.offprint.edition.pdf.math.box.Mark;
import press.offprint.edition.pdf.math.box.MathBox;

/** Fractions, stacks without a rule, and roots (The TeXbook, Appendix G, rules 11 and 15). */
final class FractionLayout {
  private static final int ROOT = '√';

  /** The space on both sides of a fraction in em (plain TeX, nulldelimiterspace). */
  private static final double SIDE = 0.12;

  private final MathLayout layout;
  private final MathFont font;

  FractionLayout(MathLayout layout, MathFont font) {
    this.layout = layout;
    this.font = font;
  }

  MathBox fraction(Element element, MathStyle style) {
    MathStyle part = style.fraction();
    MathBox top = layout.child(element, 0, part);
    MathBox bottom = layout.child(element, 1, part.asCramped());
    double rule = font.length(FRACTION_RULE_THICKNESS, style);
    String own = element.getAttribute("linethickness");
    if (!own.isEmpty()) {
      rule = MathLength.of(own, font.size(style), rule, 0, 0);
    }
    return rule > 0 ? withRule(top, bottom, rule, style) : stack(top, bottom, style);
  }

  private MathBox withRule(MathBox top, MathBox bottom, double rule, MathStyle style) {
    double axis = font.axis(style);
    double up =
        Math.max(
            font.length(
                FRACTION_NUMERATOR_SHIFT_UP, FRACTION_NUMERATOR_DISPLAY_STYLE_SHIFT_UP, style),
            axis
                + rule / 2
                + top.depth()
                + font.length(
                    FRACTION_NUMERATOR_GAP_MIN, FRACTION_NUM_DISPLAY_STYLE_GAP_MIN, style));
    double down =
        Math.max(
            font.length(
                FRACTION_DENOMINATOR_SHIFT_DOWN,
                FRACTION_DENOMINATOR_DISPLAY_STYLE_SHIFT_DOWN,
                style),
            -axis
                + rule / 2
                + bottom.height()
                + font.length(
                    FRACTION_DENOMINATOR_GAP_MIN, FRACTION_DENOM_DISPLAY_STYLE_GAP_MIN, style));
    double side = SIDE * font.size(style);
    double width = Math.max(top.fullWidth(), bottom.fullWidth());
    return new MathBox.Builder()
        .add(top, side + (width - top.fullWidth()) / 2, up)
        .add(new Mark.Rule(side, axis - rule / 2, width, rule, style.colour()))
        .add(bottom, side + (width - bottom.fullWidth()) / 2, -down)
        .cover(width + 2 * side, 0, 0)
        .build();
  }

  private MathBox stack(MathBox top, MathBox bottom, MathStyle style) {
    double up = font.length(STACK_TOP_SHIFT_UP, STACK_TOP_DISPLAY_STYLE_SHIFT_UP, style);
    double down =
        font.length(STACK_BOTTOM_SHIFT_DOWN, STACK_BOTTOM_DISPLAY_STYLE_SHIFT_DOWN, style);
    double gap = up - top.depth() - (bottom.height() - down);
    double missing = font.length(STACK_GAP_MIN, STACK_DISPLAY_STYLE_GAP_MIN, style) - gap;
    if (missing > 0) {
      up += missing / 2;
      down += missing / 2;
    }
    double width = Math.max(top.fullWidth(), bottom.fullWidth());
    return new MathBox.Builder()
        .add(top, (width - top.fullWidth()) / 2, up)
        .add(bottom, (width - bottom.fullWidth()) / 2, -down)
        .cover(width, 0, 0)
        .build();
  }

  /** Lays out a root. The degree may be null. */
  MathBox root(MathBox radicand, MathBox degree, MathStyle style) {
    double rule = font.length(RADICAL_RULE_THICKNESS, style);
    double gap = font.length(RADICAL_VERTICAL_GAP, RADICAL_DISPLAY_STYLE_VERTICAL_GAP, style);
    MathBox sign = layout.tall(ROOT, "√", radicand.total() + gap + rule, style);
    double surplus = sign.total() - rule - radicand.total() - gap;
    if (surplus > 0) {
      gap += surplus / 2;
    }
    double top = radicand.height() + gap + rule;
    double shift = top - sign.height();
    double ascender = font.length(RADICAL_EXTRA_ASCENDER, style);
    MathBox.Builder all = new MathBox.Builder();
    double x = 0;
    if (degree != null) {
      double raise = font.table().degreeRaise() * sign.total() - (sign.depth() - shift);
      double before = Math.max(0, font.length(RADICAL_KERN_BEFORE_DEGREE, style));
      double after = font.length(RADICAL_KERN_AFTER_DEGREE, style);
      x = Math.max(0, before + degree.fullWidth() + after);
      all.add(degree, x - after - degree.fullWidth(), raise + degree.depth());
    }
    return all.add(sign, x, shift)
        .add(
            new Mark.Rule(x + sign.width(), top - rule, radicand.fullWidth(), rule, style.colour()))
        .add(radicand, x + sign.width(), 0)
        .cover(x + sign.width() + radicand.fullWidth(), top + ascender, 0)
        .build();
  }
}
