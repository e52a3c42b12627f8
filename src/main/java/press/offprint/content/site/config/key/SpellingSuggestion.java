package press.offprint.content.site.config.key;

import java.util.List;
import java.util.Locale;
import press.offprint.model.interrupt.Interruption;

/** A suggestion for a misspelled word. */
public final class SpellingSuggestion {
  private SpellingSuggestion() {}

  /** Returns the word with the fewest edits, or an empty text if none is similar. */
  public static String of(String typed, List<String> words) {
    String best = "";
    int least = Integer.MAX_VALUE;
    String plainTyped = plain(typed);
    for (String word : words) {
      Interruption.check();
      int limit = Math.min(least - 1, Math.max(1, word.length() / 2));
      String plainWord = plain(word);
      // Each edit changes the length by one at most.
      if (Math.abs(plainTyped.length() - plainWord.length()) > limit) {
        continue;
      }
      int edits = edits(plainTyped, plainWord);
      if (edits <= limit) {
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
