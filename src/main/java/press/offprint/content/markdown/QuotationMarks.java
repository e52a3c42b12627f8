package press.offprint.content.markdown;

import com.vladsch.flexmark.ext.typographic.TypographicQuotes;
import com.vladsch.flexmark.util.data.DataKey;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The quotation marks of a language, from the Unicode locale data. French follows its typographers:
 * narrow spaces within the marks, and English marks for quotations within quotations. The table is
 * not read from ICU, because that takes longer than rendering a post. Unknown languages have
 * English marks, and so have languages whose authors type the marks themselves: those of East Asia,
 * and those written from right to left except Persian.
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

  /** Returns the quotation marks of a language tag. */
  static QuotationMarks of(String languageTag) {
    String tag = languageTag.toLowerCase(Locale.ROOT).replace('_', '-');
    QuotationMarks ofRegion = BY_LANGUAGE.get(tag);
    String language = tag.split("-", 2)[0];
    return ofRegion != null ? ofRegion : BY_LANGUAGE.getOrDefault(language, ENGLISH);
  }

  /** Returns the opening mark of a quotation. */
  String before(TypographicQuotes node) {
    return isContraction(node)
        ? "’"
        : marks(node.getOpeningMarker(), opening, innerOpening, node.getTypographicOpening());
  }

  /** Returns the closing mark of a quotation. */
  String after(TypographicQuotes node) {
    return isContraction(node)
        ? "’"
        : marks(node.getClosingMarker(), closing, innerClosing, node.getTypographicClosing());
  }

  // In "rock 'n' roll", both marks are apostrophes, in every language.
  private static boolean isContraction(TypographicQuotes node) {
    return node.getOpeningMarker().length() == 1
        && node.getOpeningMarker().charAt(0) == '\''
        && node.getText().length() == 1
        && Character.toLowerCase(node.getText().charAt(0)) == 'n';
  }

  // The other quotation marks of flexmark are the same in all languages.
  private static String marks(CharSequence written, String outer, String inner, String other) {
    if (written.length() == 1 && written.charAt(0) == '"') {
      return outer;
    }
    return written.length() == 1 && written.charAt(0) == '\'' ? inner : other;
  }
}
