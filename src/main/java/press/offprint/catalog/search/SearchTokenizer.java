package press.offprint.catalog.search;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Prepares text for the tokenizer of FTS5. Text of scripts without spaces is split into characters,
 * so that a word matches as a phrase of its characters.
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
  // A zero-width space and a space. FTS5 takes both for separators, and joined() removes them.
  private static final String SEAM = "\u200B ";
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

  private SearchTokenizer() {}

  /** Returns the text with separators between the characters of scripts without spaces. */
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

  /** Reverts {@link #spaced}. */
  static String joined(String text) {
    return text.replace(SEAM, "");
  }

  /** Returns an FTS5 query, empty if {@code words} has no word. */
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
