package press.offprint.edition.pdf.math.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.edition.pdf.math.box.Mark;
import press.offprint.edition.pdf.math.box.MathBox;

/** The layout of formulas. Not thread-safe; one instance serves one document. */
public final class MathLayout {
  private final MathFont font;
  private final double scale;
  private final TokenLayout tokens;
  private final StretchLayout stretch;
  private final RowLayout rows;
  private final ScriptLayout scripts;
  private final LimitLayout limits;
  private final FractionLayout fractions;
  private final ArrayLayout arrays;
  private final EnclosureLayout enclosures;
  private final DisplayLayout displays;
  private boolean movable;

  private MathLayout(MathFaces faces, MathFont font) {
    this.font = font;
    this.scale = faces.scale();
    this.tokens = new TokenLayout(faces, font, 1 / scale);
    this.stretch = new StretchLayout(font);
    this.rows = new RowLayout(this, font);
    this.scripts = new ScriptLayout(this, font);
    this.limits = new LimitLayout(this, font, stretch);
    this.fractions = new FractionLayout(this, font);
    this.arrays = new ArrayLayout(this, font);
    this.enclosures = new EnclosureLayout(font);
    this.displays = new DisplayLayout(this, rows, arrays);
  }

  /** Returns a layout in the fonts; empty if no font has the table {@code MATH}. */
  public static Optional<MathLayout> of(MathFaces faces) {
    return faces.maths().map(font -> new MathLayout(faces, font));
  }

  /** Returns the size of the formulas' em in em of the text. */
  public double scale() {
    return scale;
  }

  /**
   * Lays out a displayed formula.
   *
   * @param width the length of a line in em of the text
   * @throws MathLayoutException if it has an element that is not supported
   */
  public MathBox display(Element math, double width) {
    movable = true;
    return displays.box(math, MathStyle.of(true).with(math), width / scale);
  }

  /**
   * Lays out a formula in a line of text.
   *
   * @throws MathLayoutException if it has an element that is not supported
   */
  public TextFormula text(Element math) {
    movable = false;
    OuterRow row = OuterRow.of(math, MathStyle.of(false).with(math));
    return new TextFormula(rows.parts(row.element(), row.style()));
  }

  /** Returns true if the limits of sums become scripts in smaller formulas. */
  boolean movesLimits() {
    return movable;
  }

  /** Lays out an element. */
  MathBox box(Element element, MathStyle outer) {
    MathStyle style = outer.with(element);
    MathBox box =
        switch (element.getTagName()) {
          case "mi" -> hasElements(element) ? rows.box(element, style) : identifier(element, style);
          case "mn" -> tokens.letters(element, style);
          case "mo" -> hasElements(element) ? rows.box(element, style) : operator(element, style);
          case "mtext" -> hasElements(element) ? rows.box(element, style) : words(element, style);
          case "mrow", "mstyle", "math", "semantics", "mtd" -> rows.box(element, style);
          case "mspace" -> space(element, style);
          case "mpadded" -> padded(element, style);
          case "mphantom" -> hidden(rows.box(element, style));
          case "msub", "msup", "msubsup" -> scripts.box(element, style);
          case "mmultiscripts" -> scripts.before(element, style);
          case "munder", "mover", "munderover" -> limits.box(element, style);
          case "mfrac" -> fractions.fraction(element, style);
          case "msqrt" -> fractions.root(rows.box(element, style.asCramped()), null, style);
          case "mroot" ->
              fractions.root(
                  child(element, 0, style.asCramped()),
                  child(element, 1, style.script().script()),
                  style);
          case "mtable" -> arrays.box(element, style);
          case "menclose" -> enclosures.box(element, rows.box(element, style), style);
          default ->
              throw new MathLayoutException("<" + element.getTagName() + "> is not supported");
        };
    return background(element, box);
  }

  private static boolean hasElements(Element token) {
    return !Atom.elements(token).isEmpty();
  }

  /** Lays out the child at a place; an empty box if there is none. */
  MathBox child(Element parent, int at, MathStyle style) {
    List<Element> children = Atom.elements(parent);
    return at < children.size() ? box(children.get(at), style) : MathBox.EMPTY;
  }

  private MathBox identifier(Element element, MathStyle style) {
    return tokens.identifier(element, style);
  }

  private MathBox words(Element element, MathStyle style) {
    return tokens.words(element, style);
  }

  private MathBox operator(Element element, MathStyle style) {
    String text = TokenLayout.text(element);
    if (OperatorDictionary.isLarge(text)) {
      return largeOperator(element, text, style);
    }
    if (text.equals("-") || text.equals("*")) {
      return tokens.letter(text.equals("-") ? '−' : '∗', style);
    }
    return tokens.letters(element, style);
  }

  /** MathML Core, "Layout of operators": the form that is large enough, centred on the axis. */
  private MathBox largeOperator(Element element, String text, MathStyle style) {
    double target = style.display() ? font.table().displayOperatorHeight() * font.size(style) : 0;
    if (element.hasAttribute("minsize")) {
      target = MathLength.of(element.getAttribute("minsize"), font.size(style));
    }
    int glyph = font.face().metrics().glyph(text.codePointAt(0));
    if (glyph == 0) {
      return tokens.letters(element, style);
    }
    MathBox sign = stretch.tall(glyph, text, target, style);
    double shift = (sign.depth() - sign.height()) / 2 + font.axis(style);
    MathBox box = new MathBox.Builder().add(sign, 0, shift).build();
    return new MathBox(
        box.width(), box.height(), box.depth(), sign.italic(), Double.NaN, null, box.marks());
  }

  /** Returns a sign of the maths font, or of another one. */
  MathBox sign(int character, MathStyle style) {
    return tokens.letter(character, style);
  }

  /** Returns a bracket of a height, with its middle on the axis. */
  MathBox tall(int character, String text, double target, MathStyle style) {
    int glyph = font.face().metrics().glyph(character);
    if (glyph == 0) {
      return tokens.letter(character, style);
    }
    MathBox sign = stretch.tall(glyph, text, target, style);
    double shift = (sign.depth() - sign.height()) / 2 + font.axis(style);
    MathBox.Builder fence = new MathBox.Builder();
    return fence.add(sign, 0, shift).build();
  }

  private MathBox space(Element element, MathStyle style) {
    if (Dom.hasClass(element, "math-thin")) {
      return MathBox.EMPTY; // It is for browsers, which do not know the space around functions.
    }
    if (Dom.hasClass(element, ArrayLayout.GAP)) {
      return MathBox.EMPTY; // The array adds it to the row.
    }
    double size = font.size(style);
    return MathBox.space(
        MathLength.of(element.getAttribute("width"), size),
        MathLength.of(element.getAttribute("height"), size),
        MathLength.of(element.getAttribute("depth"), size));
  }

  static MathBox hidden(MathBox box) {
    return new MathBox(
        box.width(),
        box.height(),
        box.depth(),
        box.italic(),
        box.accent(),
        box.letter(),
        List.of());
  }

  private MathBox padded(Element element, MathStyle style) {
    MathBox inner = rows.box(element, style);
    double width = adjusted(element, "width", inner.fullWidth(), inner, style);
    double height = adjusted(element, "height", inner.height(), inner, style);
    double depth = adjusted(element, "depth", inner.depth(), inner, style);
    double x = relative(element, "lspace", inner.fullWidth(), inner, style);
    double y = relative(element, "voffset", inner.height(), inner, style);
    if (element.hasAttribute("mathbackground")) {
      // KaTeX raises the contents of a coloured box instead of making the box deeper.
      depth += y;
      height -= y;
      y = 0;
    }
    MathBox moved = new MathBox.Builder().add(inner, x, y).build();
    return moved.sized(width, Math.max(0, height), Math.max(0, depth));
  }

  private double adjusted(
      Element element, String name, double own, MathBox inner, MathStyle style) {
    String value = element.getAttribute(name).strip();
    if (value.isEmpty()) {
      return own;
    }
    double length = relative(element, name, own, inner, style);
    return value.startsWith("+") || value.startsWith("-") ? own + length : length;
  }

  private double relative(
      Element element, String name, double own, MathBox inner, MathStyle style) {
    return MathLength.of(
        element.getAttribute(name), font.size(style), own, inner.fullWidth(), inner.height());
  }

  private static MathBox background(Element element, MathBox box) {
    int colour = MathStyle.colour(element.getAttribute("mathbackground"), MathStyle.TEXT_COLOUR);
    boolean empty = box.fullWidth() <= 0 || box.total() <= 0;
    if (colour == MathStyle.TEXT_COLOUR || Dom.is(element, "math") || empty) {
      return box;
    }
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark.Rule(0, -box.depth(), box.fullWidth(), box.total(), colour));
    marks.addAll(box.marks());
    return MathBox.of(box.fullWidth(), box.height(), box.depth(), marks);
  }
}
