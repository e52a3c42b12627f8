package press.offprint.content.site.config;

import java.util.List;
import java.util.Locale;

/** A suggestion for a misspelled word. */
public final class SpellingSuggestion {
  private SpellingSuggestion() {}

  /** Returns the word with the fewest edits, or an empty text if none is similar. */
  public static String of(String typed, List<String> words) {
    String best = "";
    int least = Integer.MAX_VALUE;
    for (String word : words) {
      int edits = edits(plain(typed), plain(word));
      if (edits < least && edits <= Math.max(1, word.length() / 2)) {
        least = edits;
        best = word;
      }
    }
    return best;
  }

  // base_url, base-url and baseUrl count as equal.
  private static String plain(String word) {
    return word.substring(0, Math.min(40, word.length()))
        .toLowerCase(Locale.ROOT)
        .replace("_", "")
        .replace("-", "");
  }

  /** Returns the Levenshtein distance. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        corner = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
