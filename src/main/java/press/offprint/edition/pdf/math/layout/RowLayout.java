package press.offprint.edition.pdf.math.layout;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.edition.pdf.math.box.MathBox;

/** A row: its parts with the space between them, and brackets as high as what they enclose. */
final class RowLayout {
  /** The TeXbook, page 152: a bracket covers this part of a formula, or all but the shortfall. */
  private static final double DELIMITER_FACTOR = 0.901;

  private static final double DELIMITER_SHORTFALL = 0.5;

  private final MathLayout layout;
  private final MathFont font;

  RowLayout(MathLayout layout, MathFont font) {
    this.layout = layout;
    this.font = font;
  }

  /** A part after layout, with the space before it. */
  record Placed(Atom atom, MathBox box, double gap) {}

  /** Lays out the children of an element. */
  MathBox box(Element row, MathStyle style) {
    return line(parts(row, style));
  }

  /** Returns parts as one box; the space before the first is left out. */
  static MathBox line(List<Placed> parts) {
    if (parts.size() == 1) {
      return parts.get(0).box;
    }
    MathBox.Builder line = new MathBox.Builder();
    double x = 0;
    for (int i = 0; i < parts.size(); i++) {
      x += i == 0 ? 0 : parts.get(i).gap;
      line.add(parts.get(i).box, x, 0);
      x += parts.get(i).box.fullWidth();
    }
    MathBox box = line.build();
    return box.sized(x, box.height(), box.depth());
  }

  /** Lays out the children of an element one by one. */
  List<Placed> parts(Element row, MathStyle style) {
    List<Atom> atoms = Atom.row(row, style);
    MathBox[] boxes = new MathBox[atoms.size()];
    double above = 0;
    double below = 0;
    for (int i = 0; i < boxes.length; i++) {
      if (!isTall(atoms.get(i))) {
        boxes[i] = layout.box(atoms.get(i).element(), atoms.get(i).style());
        double axis = font.axis(atoms.get(i).style());
        above = Math.max(above, boxes[i].height() - axis);
        below = Math.max(below, boxes[i].depth() + axis);
      }
    }
    double reach = Math.max(above, below);
    for (int i = 0; i < boxes.length; i++) {
      if (boxes[i] == null) {
        boxes[i] = fence(atoms.get(i).element(), reach, atoms.get(i).style());
      }
    }
    return placed(atoms, boxes);
  }

  private static boolean isTall(Atom atom) {
    return Dom.is(atom.element(), "mo") && isTall(atom.element());
  }

  private static boolean isTall(Element operator) {
    String text = TokenLayout.text(operator);
    if (text.isEmpty() || operator.getAttribute("stretchy").equals("false")) {
      return false;
    }
    boolean wanted =
        operator.getAttribute("stretchy").equals("true")
            || operator.getAttribute("fence").equals("true");
    boolean sign =
        text.codePointCount(0, text.length()) == 1
            && !OperatorDictionary.isLarge(text)
            && (!OperatorDictionary.isArrow(text.codePointAt(0)) || "↑↓↕⇑⇓⇕".contains(text));
    return OperatorDictionary.isFence(text) || (wanted && sign);
  }

  /** Lays out a bracket, with its middle on the axis. */
  private MathBox fence(Element operator, double reach, MathStyle style) {
    String text = TokenLayout.text(operator);
    double size = font.size(style);
    double whole = 2 * reach;
    double target = Math.max(whole * DELIMITER_FACTOR, whole - DELIMITER_SHORTFALL * size);
    if (operator.hasAttribute("minsize")) {
      target = Math.max(target, MathLength.of(operator.getAttribute("minsize"), size));
    }
    if (operator.hasAttribute("maxsize")) {
      double largest = MathLength.of(operator.getAttribute("maxsize"), size);
      target = largest > 0 ? Math.min(target, largest) : target;
    }
    return layout.tall(OperatorDictionary.fence(text.codePointAt(0)), text, target, style);
  }

  private List<Placed> placed(List<Atom> atoms, MathBox[] boxes) {
    List<Placed> parts = new ArrayList<>();
    Atom before = null;
    for (int i = 0; i < boxes.length; i++) {
      Atom atom = atoms.get(i);
      double gap = 0;
      if (atom.kind() != AtomClass.SPACE) {
        gap = gap(before, atom);
        before = atom;
      }
      parts.add(new Placed(atom, boxes[i], gap));
    }
    return parts;
  }

  private double gap(Atom before, Atom after) {
    if (before == null) {
      return 0;
    }
    double own = ownSpace(before, "rspace") + ownSpace(after, "lspace");
    if (hasSpace(before, "rspace") || hasSpace(after, "lspace")) {
      return own;
    }
    return before.kind().spaceBefore(after.kind(), after.style().level() > 0)
        * font.size(after.style());
  }

  private static boolean hasSpace(Atom atom, String side) {
    return atom.operator() != null && atom.operator().hasAttribute(side);
  }

  private double ownSpace(Atom atom, String side) {
    return hasSpace(atom, side)
        ? MathLength.of(atom.operator().getAttribute(side), font.size(atom.style()))
        : 0;
  }
}
