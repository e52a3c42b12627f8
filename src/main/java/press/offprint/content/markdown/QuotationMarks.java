package press.offprint.content.markdown;

import com.vladsch.flexmark.ext.typographic.TypographicQuotes;
import com.vladsch.flexmark.util.data.DataKey;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The quotation marks of a language, as the Unicode locale data have them; the spaces within French
 * ones, and its marks within marks, are those of its printers. A table of our own, for reading
 * ICU's takes longer than rendering a post. Languages whose writers type their marks themselves
 * (East Asia, and those from right to left but Persian), and unknown ones, have the English ones.
 */
record QuotationMarks(String opening, String closing, String innerOpening, String innerClosing) {
  static final QuotationMarks ENGLISH = new QuotationMarks("“", "”", "‘", "’");
  static final DataKey<QuotationMarks> KEY = new DataKey<>("OFFPRINT_QUOTES", ENGLISH);

  private static final Map<String, QuotationMarks> BY_LANGUAGE = new HashMap<>();

  static {
    put("« » „ “", "be", "ky", "ru", "uk");
    put("„ “ „ “", "bg", "lt");
    put("„ ” ‘ ’", "bs");
    put("« » “ ”", "ca", "el", "eu", "it", "kk", "pt-pt", "sq");
    put("„ “ ‚ ‘", "cs", "de", "et", "hr", "is", "lb", "mk", "sk", "sl");
    put("« » ‹ ›", "fa", "gsw", "rm");
    put("” ” ’ ’", "fi", "sv");
    put("«\u202F \u202F» “ ”", "fr");
    put("„ ” » «", "hu");
    put("„ ” « »", "pl", "ro");
    put("« » « »", "hy");
    put("„ “ « »", "ka");
    put("« » ‘ ’", "nb", "nn", "no");
    put("„ ” ’ ’", "sr");
  }

  private static void put(String marks, String... languages) {
    String[] each = marks.split(" ", -1);
    for (String language : languages) {
      BY_LANGUAGE.put(language, new QuotationMarks(each[0], each[1], each[2], each[3]));
    }
  }

  /** Those of a language tag. */
  static QuotationMarks of(String language) {
    String tag = language.toLowerCase(Locale.ROOT).replace('_', '-');
    QuotationMarks whole = BY_LANGUAGE.get(tag);
    int end = tag.indexOf('-');
    return whole != null || end < 0
        ? (whole == null ? ENGLISH : whole)
        : BY_LANGUAGE.getOrDefault(tag.substring(0, end), ENGLISH);
  }

  /** What stands before {@code node}. */
  String before(TypographicQuotes node) {
    return marks(node.getOpeningMarker(), opening, innerOpening, node.getTypographicOpening());
  }

  /** What stands after {@code node}. */
  String after(TypographicQuotes node) {
    return marks(node.getClosingMarker(), closing, innerClosing, node.getTypographicClosing());
  }

  // What else flexmark takes for quotes is of no language.
  private static String marks(CharSequence written, String outer, String inner, String other) {
    if (written.length() == 1 && written.charAt(0) == '"') {
      return outer;
    }
    return written.length() == 1 && written.charAt(0) == '\'' ? inner : other;
  }
}
