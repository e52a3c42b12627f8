package press.offprint.edition.pdf.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.JoiningType;
import com.ibm.icu.lang.UProperty;
import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import press.offprint.edition.pdf.font.LamAlef;

/**
 * The shaper of Arabic script: it replaces letters by the characters that Unicode has for their
 * joined forms. The base class joins the letters of Arabic; this class adds those of Persian and
 * Urdu (Arabic Presentation Forms-A). Vowel marks stay combining marks, because their spacing forms
 * would be drawn beside the letters. {@link LamAlef} handles the ligature.
 */
public final class ArabicShaper extends ICUBidiReorderer {
  private static final int FIRST_SPACING_MARK = 0xFE70;
  private static final int LAST_SPACING_MARK = 0xFE7F;
  // The marks of U+FE70 to U+FE7F, two forms each; U+FE73 is a tail and stays.
  private static final String MARKS =
      "\u064B\u064B\u064C\uFE73\u064D\u064D\u064E\u064E\u064F\u064F\u0650\u0650\u0651\u0651\u0652\u0652";

  private static final int FIRST_FORM = 0xFB50;
  private static final int LAST_FORM = 0xFBFF;

  // Indexes into the forms of a letter.
  private static final int ISOLATED = 0;
  private static final int FINAL = 1;
  private static final int INITIAL = 2;
  private static final int MEDIAL = 3;

  /** The isolated, final, initial and medial form of a letter; only two if it never joins left. */
  private static final Map<Character, String> FORMS = forms();

  // Unicode lists the forms of a letter next to each other, in this order.
  private static Map<Character, String> forms() {
    Map<Character, String> forms = new HashMap<>();
    for (char form = FIRST_FORM; form <= LAST_FORM; form++) {
      String letter = Normalizer.normalize(Character.toString(form), Normalizer.Form.NFKC);
      if (letter.length() == 1 && letter.charAt(0) != form) {
        forms.merge(letter.charAt(0), Character.toString(form), String::concat);
      }
    }
    forms.values().removeIf(own -> own.length() != 2 && own.length() != 4);
    return forms;
  }

  @Override
  public String shapeText(String text) {
    String shaped = joinPersian(super.shapeText(text));
    StringBuilder out = new StringBuilder(shaped.length());
    for (int i = 0; i < shaped.length(); i++) {
      char c = shaped.charAt(i);
      boolean spacing = c >= FIRST_SPACING_MARK && c <= LAST_SPACING_MARK;
      out.append(spacing ? MARKS.charAt(c - FIRST_SPACING_MARK) : c);
    }
    return LamAlef.separate(out.toString());
  }

  /** Joins the letters of Persian and Urdu in a text whose Arabic letters are joined already. */
  static String joinPersian(String text) {
    StringBuilder out = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      String forms = FORMS.get(text.charAt(i));
      if (forms == null) {
        continue;
      }
      boolean before = joins(text, i, -1);
      boolean after = forms.length() > 2 && joins(text, i, 1);
      int form = before ? (after ? MEDIAL : FINAL) : (after ? INITIAL : ISOLATED);
      out.setCharAt(i, forms.charAt(form));
    }
    return out.toString();
  }

  /** Returns true if the letter joins the next letter in the direction of {@code step}. */
  private static boolean joins(String text, int i, int step) {
    for (int at = i + step; at >= 0 && at < text.length(); at += step) {
      String letters =
          Normalizer.normalize(Character.toString(text.charAt(at)), Normalizer.Form.NFKC);
      char near = letters.charAt(step < 0 ? letters.length() - 1 : 0);
      int type = UCharacter.getIntPropertyValue(near, UProperty.JOINING_TYPE);
      boolean mark = type == JoiningType.TRANSPARENT;
      if (!mark) {
        return type == JoiningType.DUAL_JOINING
            || type == JoiningType.JOIN_CAUSING
            || (step > 0 && type == JoiningType.RIGHT_JOINING);
      }
    }
    return false;
  }
}
