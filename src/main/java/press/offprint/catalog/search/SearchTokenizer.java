package press.offprint.catalog.search;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words as FTS5 sees them. Scripts that put no space between words are split into signs, so that a
 * word in them is found as a run of its signs.
 */
final class SearchTokenizer {
  private static final Set<UnicodeScript> UNSPACED =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);
  private static final int MOST_WORDS = 12;
  // No letter of any language: it marks where a space was put in, and is no word to FTS5.
  private static final String SEAM = "\u200B ";
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

  private SearchTokenizer() {}

  static String spaced(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    boolean open = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      boolean unspaced = isUnspaced(c);
      if (open || (unspaced && !out.isEmpty())) {
        out.append(SEAM);
      }
      if (c > 2) {
        out.appendCodePoint(c);
      }
      open = unspaced;
    }
    return out.toString();
  }

  static String joined(String text) {
    return text.replace(SEAM, "");
  }

  /** An FTS5 query; empty where {@code words} holds no word. */
  static String query(String words) {
    List<String> terms = new ArrayList<>();
    for (String word : NO_WORD.split(words, -1)) {
      if (!word.isEmpty() && terms.size() < MOST_WORDS) {
        terms.add('"' + spaced(word).replace(SEAM, " ") + "\" *");
      }
    }
    return String.join(" ", terms);
  }

  private static boolean isUnspaced(int c) {
    return c > 0x0E00 && UNSPACED.contains(UnicodeScript.of(c));
  }
}
