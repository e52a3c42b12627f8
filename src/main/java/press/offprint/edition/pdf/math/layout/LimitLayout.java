package press.offprint.edition.pdf.math.layout;

import static press.offprint.sfnt.MathConstant.ACCENT_BASE_HEIGHT;
import static press.offprint.sfnt.MathConstant.LOWER_LIMIT_BASELINE_DROP_MIN;
import static press.offprint.sfnt.MathConstant.LOWER_LIMIT_GAP_MIN;
import static press.offprint.sfnt.MathConstant.OVERBAR_EXTRA_ASCENDER;
import static press.offprint.sfnt.MathConstant.OVERBAR_RULE_THICKNESS;
import static press.offprint.sfnt.MathConstant.OVERBAR_VERTICAL_GAP;
import static press.offprint.sfnt.MathConstant.UNDERBAR_EXTRA_DESCENDER;
import static press.offprint.sfnt.MathConstant.UNDERBAR_RULE_THICKNESS;
import static press.offprint.sfnt.MathConstant.UNDERBAR_VERTICAL_GAP;
import static press.offprint.sfnt.MathConstant.UPPER_LIMIT_BASELINE_RISE_MIN;
import static press.offprint.sfnt.MathConstant.UPPER_LIMIT_GAP_MIN;

import java.util.List;
import org.w3c.dom.Element;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.edition.pdf.math.box.Mark;
import press.offprint.edition.pdf.math.box.MathBox;

/** The parts above and below a base: limits of sums, accents, bars, braces, labels of arrows. */
final class LimitLayout {
  private static final String BARS = "‾_¯―";
  private static final double BRACE_GAP = 0.12;
  private static final double LABEL_GAP = 0.11;

  private final MathLayout layout;
  private final MathFont font;
  private final StretchLayout stretch;
  private final ScriptLayout scripts;

  LimitLayout(MathLayout layout, MathFont font, StretchLayout stretch) {
    this.layout = layout;
    this.font = font;
    this.stretch = stretch;
    this.scripts = new ScriptLayout(layout, font);
  }

  MathBox box(Element element, MathStyle style) {
    List<Element> parts = Atom.elements(element);
    if (parts.size() < 2) {
      return parts.isEmpty() ? MathBox.EMPTY : layout.box(parts.get(0), style);
    }
    Element base = parts.get(0);
    boolean both = Dom.is(element, "munderover");
    Element under = both || Dom.is(element, "munder") ? parts.get(1) : null;
    Element over = both ? (parts.size() > 2 ? parts.get(2) : null) : null;
    if (Dom.is(element, "mover")) {
      over = parts.get(1);
    }
    Element arrow = arrow(base);
    if (arrow != null) {
      return labelled(arrow, under, over, style);
    } else if (movesLimits(base, style)) {
      return scripts.scripted(
          layout.box(base, style),
          under == null ? null : layout.box(under, style.asCramped().script()),
          over == null ? null : layout.box(over, style.script()),
          ScriptLayout.isLargeOperator(base),
          style);
    }
    boolean accented = over != null && isAccent(over, element, "accent");
    MathBox all = layout.box(base, accented ? style.asCramped() : style);
    if (over != null && isSign(over)) {
      all = signOver(all, over, accented, style);
      over = null;
    }
    if (under != null && isSign(under)) {
      all = signUnder(all, under, style);
      under = null;
    }
    return under == null && over == null
        ? all
        : limits(
            all,
            under == null ? null : layout.box(under, style.asCramped().script()),
            over == null ? null : layout.box(over, style.script()),
            style);
  }

  /** Returns the operator of a base that is an arrow to be stretched; null for another base. */
  private static Element arrow(Element base) {
    Element operator = Atom.operator(base);
    boolean stretches =
        operator != null
            && operator.getAttribute("stretchy").equals("true")
            && !TokenLayout.text(operator).isEmpty()
            && isHorizontal(TokenLayout.text(operator).codePointAt(0));
    return stretches ? operator : null;
  }

  private static boolean isHorizontal(int c) {
    return OperatorDictionary.isArrow(c) || c == '=';
  }

  private boolean movesLimits(Element base, MathStyle style) {
    Element operator = Atom.operator(base);
    if (style.display()) {
      return false;
    } else if (operator != null && operator.hasAttribute("movablelimits")) {
      return operator.getAttribute("movablelimits").equals("true");
    }
    boolean function = Atom.row(base, style).stream().anyMatch(a -> a.kind() == AtomClass.OPERATOR);
    return layout.movesLimits()
        && (ScriptLayout.isLargeOperator(base) || (Dom.is(base, "mrow") && function));
  }

  private static boolean isAccent(Element sign, Element parent, String attribute) {
    return parent.getAttribute(attribute).equals("true") && Atom.operator(sign) != null;
  }

  /** Returns true for an operator that is an accent, a bar, a brace or an arrow over its base. */
  private static boolean isSign(Element element) {
    if (!Dom.is(element, "mo") || TokenLayout.text(element).isEmpty()) {
      return false;
    }
    boolean script = element.getAttribute("stretchy").equals("false");
    Element parent = (Element) element.getParentNode();
    return element.getAttribute("stretchy").equals("true")
        || (!script
            && (parent.getAttribute("accent").equals("true")
                || parent.getAttribute("accentunder").equals("true")));
  }

  private MathBox signOver(MathBox base, Element sign, boolean accented, MathStyle style) {
    int c = TokenLayout.text(sign).codePointAt(0);
    if (BARS.indexOf(c) >= 0) {
      return overbar(base, style);
    }
    boolean wide = sign.getAttribute("stretchy").equals("true");
    int combining = wide ? OperatorDictionary.accent(c) : OperatorDictionary.narrowAccent(c);
    int glyph = font.face().metrics().glyph(combining);
    if (accented && glyph != 0 && isCombining(combining)) {
      String text = Character.toString(c);
      MathBox accent =
          wide
              ? stretch.within(glyph, text, base.fullWidth(), style)
              : font.box(glyph, text, style);
      return accented(base, accent, style);
    }
    MathBox drawn = wideSign(sign, c, base.fullWidth(), style);
    double gap = (OperatorDictionary.isArrow(c) ? 0.05 : BRACE_GAP) * font.size(style);
    double y = base.height() + gap + drawn.depth();
    return centred(base, drawn, y);
  }

  private MathBox signUnder(MathBox base, Element sign, MathStyle style) {
    int c = TokenLayout.text(sign).codePointAt(0);
    if (BARS.indexOf(c) >= 0) {
      return underbar(base, style);
    }
    MathBox drawn = wideSign(sign, c, base.fullWidth(), style);
    double y = -base.depth() - BRACE_GAP * font.size(style) - drawn.height();
    return centred(base, drawn, y);
  }

  private static boolean isCombining(int c) {
    return Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private MathBox wideSign(Element sign, int c, double width, MathStyle style) {
    int glyph = font.face().metrics().glyph(c);
    if (glyph == 0) {
      return layout.box(sign, style);
    }
    MathBox drawn = stretch.wide(glyph, Character.toString(c), width, style);
    if (drawn.letter() == null) {
      return drawn;
    }
    // The box of the outline: a brace may lie far above or below the baseline.
    var bounds = font.face().metrics().bounds(drawn.letter().glyph());
    double size = font.size(style);
    MathBox moved = new MathBox.Builder().add(drawn, -bounds.left() * size, 0).build();
    return moved.sized(
        (bounds.right() - bounds.left()) * size, bounds.top() * size, -bounds.bottom() * size);
  }

  private static MathBox centred(MathBox base, MathBox sign, double y) {
    double width = Math.max(base.fullWidth(), sign.width());
    return new MathBox.Builder()
        .add(base, (width - base.fullWidth()) / 2, 0)
        .add(sign, (width - sign.width()) / 2, y)
        .cover(width, 0, 0)
        .build();
  }

  private MathBox accented(MathBox base, MathBox accent, MathStyle style) {
    double rise = Math.max(0, base.height() - font.length(ACCENT_BASE_HEIGHT, style));
    double x = base.accentPlace() - accent.accentPlace();
    MathBox over = new MathBox.Builder().add(accent, x, rise).build();
    MathBox all =
        new MathBox.Builder().add(base, 0, 0).add(over.sized(0, over.height(), 0), 0, 0).build();
    return new MathBox(
        base.width(),
        all.height(),
        base.depth(),
        base.italic(),
        base.accent(),
        base.letter(),
        all.marks());
  }

  private MathBox overbar(MathBox base, MathStyle style) {
    double thickness = font.length(OVERBAR_RULE_THICKNESS, style);
    double y = base.height() + font.length(OVERBAR_VERTICAL_GAP, style);
    return new MathBox.Builder()
        .add(base, 0, 0)
        .add(new Mark.Rule(0, y, base.fullWidth(), thickness, style.colour()))
        .cover(base.fullWidth(), y + thickness + font.length(OVERBAR_EXTRA_ASCENDER, style), 0)
        .build();
  }

  private MathBox underbar(MathBox base, MathStyle style) {
    double thickness = font.length(UNDERBAR_RULE_THICKNESS, style);
    double y = -base.depth() - font.length(UNDERBAR_VERTICAL_GAP, style) - thickness;
    return new MathBox.Builder()
        .add(base, 0, 0)
        .add(new Mark.Rule(0, y, base.fullWidth(), thickness, style.colour()))
        .cover(base.fullWidth(), 0, -y + font.length(UNDERBAR_EXTRA_DESCENDER, style))
        .build();
  }

  private MathBox labelled(Element arrow, Element under, Element over, MathStyle style) {
    MathBox above = over == null ? null : layout.box(over, style.script());
    MathBox below = under == null ? null : layout.box(under, style.asCramped().script());
    double width =
        Math.max(
            Math.max(above == null ? 0 : above.fullWidth(), below == null ? 0 : below.fullWidth()),
            MathLength.of(arrow.getAttribute("minsize"), font.size(style)) / 2);
    int c = TokenLayout.text(arrow).codePointAt(0);
    MathBox base = wideSign(arrow, c, width, style);
    double gap = LABEL_GAP * font.size(style);
    double whole = Math.max(width, base.width());
    MathBox.Builder all =
        new MathBox.Builder().add(base, (whole - base.width()) / 2, 0).cover(whole, 0, 0);
    if (above != null) {
      all.add(above, (whole - above.fullWidth()) / 2, base.height() + gap + above.depth());
    }
    if (below != null) {
      all.add(below, (whole - below.fullWidth()) / 2, -base.depth() - gap - below.height());
    }
    return all.build();
  }

  /** The TeXbook, Appendix G, rule 13a. */
  private MathBox limits(MathBox base, MathBox under, MathBox over, MathStyle style) {
    double slant = base.italic();
    double width =
        Math.max(
            base.width(),
            Math.max(under == null ? 0 : under.fullWidth(), over == null ? 0 : over.fullWidth()));
    MathBox.Builder all =
        new MathBox.Builder().add(base, (width - base.width()) / 2, 0).cover(width, 0, 0);
    if (over != null) {
      double gap =
          Math.max(
              font.length(UPPER_LIMIT_GAP_MIN, style),
              font.length(UPPER_LIMIT_BASELINE_RISE_MIN, style) - over.depth());
      double x = (width - over.fullWidth()) / 2 + slant / 2;
      all.add(over, x, base.height() + gap + over.depth());
    }
    if (under != null) {
      double gap =
          Math.max(
              font.length(LOWER_LIMIT_GAP_MIN, style),
              font.length(LOWER_LIMIT_BASELINE_DROP_MIN, style) - under.height());
      double x = (width - under.fullWidth()) / 2 - slant / 2;
      all.add(under, x, -base.depth() - gap - under.height());
    }
    return all.build();
  }
}
