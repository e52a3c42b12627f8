package press.offprint.edition.pdf.math.layout;

import static press.offprint.sfnt.MathConstant.SPACE_AFTER_SCRIPT;
import static press.offprint.sfnt.MathConstant.SUBSCRIPT_BASELINE_DROP_MIN;
import static press.offprint.sfnt.MathConstant.SUBSCRIPT_SHIFT_DOWN;
import static press.offprint.sfnt.MathConstant.SUBSCRIPT_TOP_MAX;
import static press.offprint.sfnt.MathConstant.SUB_SUPERSCRIPT_GAP_MIN;
import static press.offprint.sfnt.MathConstant.SUPERSCRIPT_BASELINE_DROP_MAX;
import static press.offprint.sfnt.MathConstant.SUPERSCRIPT_BOTTOM_MAX_WITH_SUBSCRIPT;
import static press.offprint.sfnt.MathConstant.SUPERSCRIPT_BOTTOM_MIN;
import static press.offprint.sfnt.MathConstant.SUPERSCRIPT_SHIFT_UP;
import static press.offprint.sfnt.MathConstant.SUPERSCRIPT_SHIFT_UP_CRAMPED;

import java.util.List;
import org.w3c.dom.Element;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.edition.pdf.math.box.MathBox;
import press.offprint.sfnt.MathTable.Corner;

/**
 * Subscripts and superscripts (MathML Core, "Subscripts and Superscripts"; The TeXbook, Appendix G,
 * rule 18), with the cut-in kerning of the font.
 */
final class ScriptLayout {
  /** The signs for one to four primes; several signs would be too far apart. */
  private static final String PRIMES = "′″‴⁗";

  private final MathLayout layout;
  private final MathFont font;

  ScriptLayout(MathLayout layout, MathFont font) {
    this.layout = layout;
    this.font = font;
  }

  MathBox box(Element element, MathStyle style) {
    List<Element> parts = Atom.elements(element);
    if (parts.isEmpty()) {
      return MathBox.EMPTY;
    }
    MathBox base = layout.box(parts.get(0), style);
    Element sub = Dom.is(element, "msup") ? null : at(parts, 1);
    Element sup = Dom.is(element, "msub") ? null : at(parts, sub == null ? 1 : 2);
    boolean large = isLargeOperator(parts.get(0));
    return scripted(base, script(sub, style.asCramped()), script(sup, style), large, style);
  }

  /** Lays out scripts before a base; of those behind it, a post can write none. */
  MathBox before(Element element, MathStyle style) {
    List<Element> parts = Atom.elements(element);
    if (parts.size() != 4 || !Dom.is(parts.get(1), "mprescripts")) {
      throw new MathLayoutException("<mmultiscripts> has other parts than two scripts before it");
    }
    MathBox base = layout.box(parts.get(0), style);
    MathBox sub = shown(parts.get(2), style.asCramped());
    MathBox sup = shown(parts.get(3), style);
    double width = Math.max(width(sub), width(sup));
    // The scripts of an empty base are as high as those of a letter.
    MathBox scripts =
        scripted(MathBox.EMPTY, toRight(sub, width), toRight(sup, width), false, style);
    return new MathBox.Builder()
        .add(scripts, 0, 0)
        .add(base, scripts.fullWidth(), 0)
        .cover(scripts.fullWidth() + base.fullWidth(), 0, 0)
        .build();
  }

  private MathBox shown(Element script, MathStyle style) {
    return script.getTextContent().isEmpty() ? null : script(script, style);
  }

  private static double width(MathBox script) {
    return script == null ? 0 : script.fullWidth();
  }

  private static MathBox toRight(MathBox script, double width) {
    return script == null
        ? null
        : new MathBox.Builder()
            .add(script, width - script.fullWidth(), 0)
            .cover(width, 0, 0)
            .build();
  }

  private static Element at(List<Element> parts, int i) {
    return i < parts.size() ? parts.get(i) : null;
  }

  static boolean isLargeOperator(Element base) {
    Element operator = Atom.operator(base);
    return operator != null && OperatorDictionary.isLarge(TokenLayout.text(operator));
  }

  private MathBox script(Element element, MathStyle style) {
    if (element == null) {
      return null;
    }
    int primes = primes(element);
    return primes > 1
        ? layout.sign(PRIMES.codePointAt(primes - 1), style.script())
        : layout.box(element, style.script());
  }

  /** Returns the number of primes that an element consists of, if there is a sign for them. */
  private static int primes(Element element) {
    List<Element> signs = Atom.elements(element);
    boolean all =
        signs.stream().allMatch(sign -> Dom.is(sign, "mo") && TokenLayout.text(sign).equals("′"));
    return all && signs.size() <= PRIMES.length() ? signs.size() : 0;
  }

  /** Places scripts at a base; either may be null. */
  MathBox scripted(MathBox base, MathBox sub, MathBox sup, boolean large, MathStyle style) {
    double up = sup == null ? 0 : up(base, sup, style);
    double down = sub == null ? 0 : down(base, style);
    if (sub == null && sup == null) {
      return base;
    } else if (sub != null && sup != null) {
      down = Math.max(down, font.length(SUBSCRIPT_SHIFT_DOWN, style));
      double least = font.length(SUB_SUPERSCRIPT_GAP_MIN, style);
      double gap = up - sup.depth() - (sub.height() - down);
      if (gap < least) {
        down += least - gap;
        double raise =
            Math.min(
                least - gap,
                font.length(SUPERSCRIPT_BOTTOM_MAX_WITH_SUBSCRIPT, style) - (up - sup.depth()));
        up += Math.max(0, raise);
        down -= Math.max(0, raise);
      }
    } else if (sub != null) {
      down =
          Math.max(
              Math.max(down, font.length(SUBSCRIPT_SHIFT_DOWN, style)),
              sub.height() - font.length(SUBSCRIPT_TOP_MAX, style));
    }
    MathBox.Builder all = new MathBox.Builder().add(base, 0, 0);
    double space = font.length(SPACE_AFTER_SCRIPT, style);
    if (sub != null) {
      double x = base.width() - (large ? base.italic() : 0);
      double kern = kern(base, sub, Corner.BOTTOM_RIGHT, Corner.TOP_LEFT, -down);
      all.add(sub, x + kern, -down);
      all.cover(x + kern + sub.fullWidth() + space, 0, 0);
    }
    if (sup != null) {
      double x = base.width() + (large ? 0 : base.italic());
      double kern = kern(base, sup, Corner.TOP_RIGHT, Corner.BOTTOM_LEFT, up);
      all.add(sup, x + kern, up);
      all.cover(x + kern + sup.fullWidth() + space, 0, 0);
    }
    return all.build();
  }

  private double up(MathBox base, MathBox sup, MathStyle style) {
    double drop =
        base.letter() != null
            ? 0
            : base.height() - font.length(SUPERSCRIPT_BASELINE_DROP_MAX, style);
    double shift =
        font.length(style.cramped() ? SUPERSCRIPT_SHIFT_UP_CRAMPED : SUPERSCRIPT_SHIFT_UP, style);
    return Math.max(
        Math.max(drop, shift), sup.depth() + font.length(SUPERSCRIPT_BOTTOM_MIN, style));
  }

  private double down(MathBox base, MathStyle style) {
    return base.letter() != null
        ? 0
        : base.depth() + font.length(SUBSCRIPT_BASELINE_DROP_MIN, style);
  }

  /**
   * OpenType 1.9, "MathKernInfo table": the sums at two heights. The steps of fonts are coarse:
   * below a slanted letter the smaller sum would run a tall script into it, and the larger one
   * would leave a gap, so the mean of both is taken.
   */
  private double kern(MathBox base, MathBox script, Corner corner, Corner opposite, double shift) {
    if (base.letter() == null) {
      return 0;
    }
    boolean above = shift > 0;
    double first =
        kernAt(
            base,
            script,
            corner,
            opposite,
            above ? shift - script.depth() : shift + script.height(),
            shift);
    double second =
        kernAt(base, script, corner, opposite, above ? base.height() : -base.depth(), shift);
    double larger = Math.max(first, second);
    return above ? larger : (Math.min(larger, 0) + Math.min(first, second)) / 2;
  }

  private double kernAt(
      MathBox base, MathBox script, Corner corner, Corner opposite, double height, double shift) {
    MathBox.Letter letter = base.letter();
    double kern = font.table().kern(letter.glyph(), corner, height / letter.size()) * letter.size();
    MathBox.Letter other = script.letter();
    return other == null
        ? kern
        : kern
            + font.table().kern(other.glyph(), opposite, (height - shift) / other.size())
                * other.size();
  }
}
