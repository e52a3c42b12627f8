package press.offprint.edition.pdf.text;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import press.offprint.edition.pdf.font.LamAlef;

/**
 * Joins Arabic letters by Unicode's own characters for joined forms, and keeps vowel marks as marks
 * above and below them: their spacing forms would stand beside the letters. {@link LamAlef} tells
 * what becomes of the ligature.
 */
public final class ArabicShaper extends ICUBidiReorderer {
  private static final int SPACING_FIRST = 0xFE70;
  private static final int SPACING_LAST = 0xFE7F;
  // The marks of U+FE70 to U+FE7F, two forms each; the third is a tail and stays.
  private static final String MARKS =
      "\u064B\u064B\u064C\uFE73\u064D\u064D\u064E\u064E\u064F\u064F\u0650\u0650\u0651\u0651\u0652\u0652";

  @Override
  public String shapeText(String text) {
    String shaped = PersianForms.join(super.shapeText(text));
    StringBuilder out = new StringBuilder(shaped.length());
    for (int i = 0; i < shaped.length(); i++) {
      char c = shaped.charAt(i);
      boolean spacing = c >= SPACING_FIRST && c <= SPACING_LAST;
      out.append(spacing ? MARKS.charAt(c - SPACING_FIRST) : c);
    }
    return LamAlef.part(out.toString());
  }
}
