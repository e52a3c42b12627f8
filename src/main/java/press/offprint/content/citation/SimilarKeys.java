package press.offprint.content.citation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import press.offprint.content.site.config.key.SpellingSuggestion;

/**
 * The keys that are similar to unknown ones. A post has twenty suggestions at most, and a limit for
 * the comparisons, because an unknown key is compared with all keys of large bibliographies.
 */
final class SimilarKeys {
  private static final int MAX_SUGGESTIONS = 20;
  private static final int MAX_COMPARISONS = 1_000_000;

  private final Map<String, String> nearest = new HashMap<>();
  private int suggestions;
  private int comparisons;

  /** Returns the most similar key; empty if none is similar or the limit is reached. */
  String nearest(String key, Supplier<List<String>> all) {
    String known = nearest.get(key);
    if (known != null) {
      return known;
    }
    if (suggestions >= MAX_SUGGESTIONS || comparisons >= MAX_COMPARISONS) {
      return "";
    }
    // The entry of the key itself is faulty.
    List<String> keys = all.get().stream().filter(other -> !other.equals(key)).toList();
    comparisons += keys.size();
    String found = SpellingSuggestion.of(key, keys);
    suggestions += found.isEmpty() ? 0 : 1;
    nearest.put(key, found);
    return found;
  }
}
