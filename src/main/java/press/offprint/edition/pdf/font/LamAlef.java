package press.offprint.edition.pdf.font;

import java.text.Normalizer;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one ligature that Arabic cannot do without: lam and alef are drawn as one sign.
 *
 * <p>A sign that stands for two letters comes out the wrong way round where text is copied from
 * right to left. So the sign stands for the lam, and a sign without width or ink stands for the
 * alef.
 */
public final class LamAlef {
  private static final int FIRST_LIGATURE = 0xFEF5;
  private static final int LAST_LIGATURE = 0xFEFC;
  private static final int FIRST_FORM = 0xFB50;
  private static final int LAST_FORM = 0xFEFC;
  public static final int LAM = 0x0644;
  // In the order of the ligatures, of which each has two forms.
  private static final String ALEFS = "\u0622\u0623\u0625\u0627";
  // At the end of the last plane for private use, where no post has a character of its own.
  private static final int FIRST_SIGN = 0x10FFF0;

  private LamAlef() {}

  /** Joined text in which each alef that is part of a ligature has a sign of its own. */
  public static String part(String joined) {
    StringBuilder out = new StringBuilder(joined.length() + 8);
    for (int i = 0; i < joined.length(); i++) {
      char c = joined.charAt(i);
      out.append(c);
      if (c >= FIRST_LIGATURE && c <= LAST_LIGATURE) {
        out.appendCodePoint(FIRST_SIGN + (c - FIRST_LIGATURE) / 2);
      }
    }
    return out.toString();
  }

  /** True where a text with these characters may have the ligature. */
  public static boolean isIn(BitSet characters) {
    return characters.get(LAM) && ALEFS.chars().anyMatch(characters::get);
  }

  /** The signs for alef: nothing, and no step forward. */
  public static Map<Integer, ShapedGlyphs> shapes() {
    Map<Integer, ShapedGlyphs> shapes = new TreeMap<>();
    for (int i = 0; i < ALEFS.length(); i++) {
      shapes.put(FIRST_SIGN + i, new ShapedGlyphs(List.of(), 0));
    }
    return shapes;
  }

  /** What the signs for alef stand for. */
  public static Map<Integer, String> texts() {
    Map<Integer, String> texts = new TreeMap<>();
    for (int i = 0; i < ALEFS.length(); i++) {
      texts.put(FIRST_SIGN + i, ALEFS.substring(i, i + 1));
    }
    return texts;
  }

  /** All forms that Arabic letters may be set in. */
  public static BitSet forms() {
    BitSet forms = new BitSet();
    forms.set(FIRST_FORM, LAST_FORM + 1);
    return forms;
  }

  /** True where a character or form stands for what a text with these characters has. */
  static boolean isIn(BitSet characters, int form) {
    return meaning(form).codePoints().allMatch(characters::get);
  }

  /** What the sign of a character stands for. */
  static String meaning(int character) {
    if (character >= FIRST_LIGATURE && character <= LAST_LIGATURE) {
      return Character.toString(LAM);
    }
    String text = Character.toString(character);
    return character >= FIRST_FORM && character <= LAST_FORM
        ? Normalizer.normalize(text, Normalizer.Form.NFKC)
        : text;
  }
}
