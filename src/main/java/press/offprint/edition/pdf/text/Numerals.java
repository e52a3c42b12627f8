package press.offprint.edition.pdf.text;

import com.ibm.icu.text.NumberingSystem;
import com.ibm.icu.util.ULocale;

/**
 * The digits in which a language writes numbers, by CLDR: Persian has ۱, ۲, ۳; Arabic and Hebrew
 * have 1, 2, 3.
 *
 * @param digits from zero to nine
 */
public record Numerals(String digits) {
  private static final String LATIN = "0123456789";

  /** Returns the numerals of a BCP 47 tag; 0 to 9 if its numbers are not made of ten digits. */
  public static Numerals of(String language) {
    NumberingSystem system = NumberingSystem.getInstance(ULocale.forLanguageTag(language));
    boolean decimal = !system.isAlgorithmic() && system.getDescription().length() == LATIN.length();
    return new Numerals(decimal ? system.getDescription() : LATIN);
  }

  public boolean isLatin() {
    return digits.equals(LATIN);
  }

  /** Returns the text with these digits in place of 0 to 9. */
  public String text(String text) {
    if (isLatin()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text);
    for (int i = 0; i < out.length(); i++) {
      int digit = LATIN.indexOf(out.charAt(i));
      if (digit >= 0) {
        out.setCharAt(i, digits.charAt(digit));
      }
    }
    return out.toString();
  }
}
