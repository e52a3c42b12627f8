package press.offprint.edition.pdf.font;

import java.text.Normalizer;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The mandatory ligature of Arabic: lam and alef are drawn as one glyph.
 *
 * <p>Readers copy the two letters of one glyph in the wrong order if the text runs from right to
 * left. So the glyph of the ligature has the text of the lam, and an empty glyph without width has
 * the text of the alef.
 */
public final class LamAlef {
  private static final int FIRST_LIGATURE = 0xFEF5;
  private static final int LAST_LIGATURE = 0xFEFC;
  private static final int FIRST_FORM = 0xFB50;
  private static final int LAST_FORM = 0xFEFC;
  public static final int LAM = 0x0644;
  // In the order of the ligatures; each ligature has two forms.
  private static final String ALEFS = "\u0622\u0623\u0625\u0627";
  // Private characters at the end of the last plane, which posts do not use.
  private static final int FIRST_ALEF = 0x10FFF0;

  private LamAlef() {}

  /** Adds the private character of the alef after each ligature of a joined text. */
  public static String separate(String joined) {
    StringBuilder out = new StringBuilder(joined.length() + 8);
    for (int i = 0; i < joined.length(); i++) {
      char c = joined.charAt(i);
      out.append(c);
      if (c >= FIRST_LIGATURE && c <= LAST_LIGATURE) {
        out.appendCodePoint(FIRST_ALEF + (c - FIRST_LIGATURE) / 2);
      }
    }
    return out.toString();
  }

  /** Returns true if a text with these characters may have the ligature. */
  public static boolean isIn(BitSet characters) {
    return characters.get(LAM) && ALEFS.chars().anyMatch(characters::get);
  }

  /** Returns the empty glyphs of the private characters. */
  public static Map<Integer, ShapedGlyphs> shapes() {
    Map<Integer, ShapedGlyphs> shapes = new TreeMap<>();
    for (int i = 0; i < ALEFS.length(); i++) {
      shapes.put(FIRST_ALEF + i, new ShapedGlyphs(List.of(), 0));
    }
    return shapes;
  }

  /** Returns the alef of each private character. */
  public static Map<Integer, String> texts() {
    Map<Integer, String> texts = new TreeMap<>();
    for (int i = 0; i < ALEFS.length(); i++) {
      texts.put(FIRST_ALEF + i, ALEFS.substring(i, i + 1));
    }
    return texts;
  }

  /** Returns the presentation forms of all Arabic letters. */
  public static BitSet forms() {
    BitSet forms = new BitSet();
    forms.set(FIRST_FORM, LAST_FORM + 1);
    return forms;
  }

  /** Returns true if a text with these characters may contain the character or form. */
  static boolean isIn(BitSet characters, int form) {
    return text(form).codePoints().allMatch(characters::get);
  }

  /** Returns the text that the glyph of a character has in the ToUnicode map. */
  static String text(int character) {
    if (character >= FIRST_LIGATURE && character <= LAST_LIGATURE) {
      return Character.toString(LAM);
    }
    String text = Character.toString(character);
    return character >= FIRST_FORM && character <= LAST_FORM
        ? Normalizer.normalize(text, Normalizer.Form.NFKC)
        : text;
  }
}
