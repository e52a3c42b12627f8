package press.offprint.edition.pdf.math.layout;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import press.offprint.edition.pdf.math.box.Mark;
import press.offprint.edition.pdf.math.box.MathBox;

/** Frames and strokes round and through a part ({@code menclose}). */
final class EnclosureLayout {
  private static final double RULE = 0.04;
  private static final double FRAME_SPACE = 0.3;
  private static final double ARRAY_SPACE = 0.5;

  /** The space between the line of a phase and its contents, in em. */
  private static final double PHASE_SPACE = 0.15;

  /** The space between the line of an angle of actuaries and its contents, in em. */
  private static final double ANGLE_SPACE = 0.12;

  private final MathFont font;

  EnclosureLayout(MathFont font) {
    this.font = font;
  }

  MathBox box(Element element, MathBox inner, MathStyle style) {
    List<String> notations = List.of(element.getAttribute("notation").strip().split("\\s+", -1));
    double thickness = RULE * font.size(style);
    if (notations.contains("phasorangle")) {
      return phase(inner, thickness, style);
    } else if (notations.contains("actuarial")) {
      return angle(inner, thickness, style);
    }
    boolean all = notations.contains("box") || notations.contains("roundedbox");
    boolean left = all || notations.contains("left");
    boolean right = all || notations.contains("right");
    boolean top = all || notations.contains("top");
    boolean bottom = all || notations.contains("bottom");
    double space = (all ? FRAME_SPACE : left || right ? ARRAY_SPACE : 0) * font.size(style);
    double across = left || right ? space : 0;
    double height = inner.height() + (all ? space : 0);
    double depth = inner.depth() + (all ? space : 0);
    double width = inner.fullWidth() + 2 * across;
    List<Mark> rules = new ArrayList<>();
    int colour = style.colour();
    if (left) {
      rules.add(new Mark.Rule(0, -depth, thickness, height + depth, colour));
    }
    if (right) {
      rules.add(new Mark.Rule(width - thickness, -depth, thickness, height + depth, colour));
    }
    if (top) {
      rules.add(new Mark.Rule(0, height - thickness, width, thickness, colour));
    }
    if (bottom) {
      rules.add(new Mark.Rule(0, -depth, width, thickness, colour));
    }
    if (notations.contains("horizontalstrike")) {
      double y = (inner.height() - inner.depth()) / 2;
      rules.add(new Mark.Rule(0, y, width, thickness, colour));
    }
    if (notations.contains("updiagonalstrike")) {
      rules.add(new Mark.Line(0, -depth, width, height, thickness, colour));
    }
    if (notations.contains("downdiagonalstrike")) {
      rules.add(new Mark.Line(0, height, width, -depth, thickness, colour));
    }
    MathBox.Builder box = new MathBox.Builder().add(inner, across, 0);
    rules.forEach(box::add);
    return box.cover(width, height, depth).build();
  }

  /** Draws a line below and one that rises before the contents, by half of its height. */
  private MathBox phase(MathBox inner, double thickness, MathStyle style) {
    double depth = inner.depth() + PHASE_SPACE * font.size(style) + thickness;
    double slant = (inner.height() + depth) / 2;
    double width = slant + thickness + inner.fullWidth();
    int colour = style.colour();
    return new MathBox.Builder()
        .add(inner, slant + thickness, 0)
        .add(new Mark.Rule(0, -depth, width, thickness, colour))
        .add(new Mark.Line(0, -depth, slant, inner.height(), thickness, colour))
        .cover(width, inner.height(), depth)
        .build();
  }

  /** Draws a line above and one after the contents. */
  private MathBox angle(MathBox inner, double thickness, MathStyle style) {
    double height = inner.height() + ANGLE_SPACE * font.size(style) + thickness;
    double width = inner.fullWidth() + thickness;
    int colour = style.colour();
    return new MathBox.Builder()
        .add(inner, 0, 0)
        .add(new Mark.Rule(0, height - thickness, width, thickness, colour))
        .add(
            new Mark.Rule(
                inner.fullWidth(), -inner.depth(), thickness, height + inner.depth(), colour))
        .cover(width, height, inner.depth())
        .build();
  }
}
