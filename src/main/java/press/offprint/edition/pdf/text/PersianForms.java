package press.offprint.edition.pdf.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.JoiningType;
import com.ibm.icu.lang.UProperty;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Joins the letters that Persian, Urdu and their neighbours add to the Arabic ones: Unicode has
 * their forms (Arabic Presentation Forms-A), and the library that joins the others leaves these.
 */
final class PersianForms {
  private static final int FIRST = 0xFB50;
  private static final int LAST = 0xFBFF;
  private static final int ALONE = 0;
  private static final int LAST_OF_WORD = 1;
  private static final int FIRST_OF_WORD = 2;
  private static final int WITHIN = 3;

  /** By letter, its forms: alone, at the end, at the beginning, within; two where it ends. */
  private static final Map<Character, String> FORMS = forms();

  private PersianForms() {}

  // A letter's forms follow one another in just this order.
  private static Map<Character, String> forms() {
    Map<Character, String> forms = new HashMap<>();
    for (char form = FIRST; form <= LAST; form++) {
      String letter = Normalizer.normalize(Character.toString(form), Normalizer.Form.NFKC);
      if (letter.length() == 1 && letter.charAt(0) != form) {
        forms.merge(letter.charAt(0), Character.toString(form), String::concat);
      }
    }
    forms.values().removeIf(own -> own.length() != 2 && own.length() != 4);
    return forms;
  }

  /** {@code text}, whose other letters are joined already, in logical order. */
  static String join(String text) {
    StringBuilder out = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      String forms = FORMS.get(text.charAt(i));
      if (forms == null) {
        continue;
      }
      boolean before = joins(text, i, -1);
      boolean after = forms.length() > 2 && joins(text, i, 1);
      int form = before ? (after ? WITHIN : LAST_OF_WORD) : (after ? FIRST_OF_WORD : ALONE);
      out.setCharAt(i, forms.charAt(form));
    }
    return out.toString();
  }

  // Marks above and below letters are passed over.
  private static boolean joins(String text, int i, int step) {
    for (int at = i + step; at >= 0 && at < text.length(); at += step) {
      String letters =
          Normalizer.normalize(Character.toString(text.charAt(at)), Normalizer.Form.NFKC);
      char near = letters.charAt(step < 0 ? letters.length() - 1 : 0);
      int type = UCharacter.getIntPropertyValue(near, UProperty.JOINING_TYPE);
      if (type != JoiningType.TRANSPARENT) {
        return type == JoiningType.DUAL_JOINING
            || type == JoiningType.JOIN_CAUSING
            || (step > 0 && type == JoiningType.RIGHT_JOINING);
      }
    }
    return false;
  }
}
