package press.offprint.pipeline.search;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An inverted index of words, small enough for a browser. Not thread-safe. */
public final class WordIndex {
  private static final int RADIX = 36;

  private final Map<String, Positions> words = new TreeMap<>();
  private int texts;

  /** The rising positions of a word, each as its difference to the previous one, in base 36. */
  private static final class Positions {
    private final StringBuilder differences = new StringBuilder();
    private int last;

    void add(int position) {
      differences
          .append(differences.isEmpty() ? "" : " ")
          .append(Integer.toString(position - last, RADIX));
      last = position;
    }
  }

  /** Adds a text in parts. A word counts in the first of the parts that have it. */
  public void add(List<Set<String>> parts) {
    int first = texts * parts.size();
    Set<String> known = new HashSet<>();
    for (int part = 0; part < parts.size(); part++) {
      for (String word : parts.get(part)) {
        if (known.add(word)) {
          words.computeIfAbsent(word, w -> new Positions()).add(first + part);
        }
      }
    }
    texts++;
  }

  /** Returns all words, sorted by their UTF-16 code units. */
  public Set<String> words() {
    return words.keySet();
  }

  /**
   * Returns the positions of a word of {@link #words}, {@code text * parts + part}, as rising
   * differences in base 36.
   */
  public String places(String word) {
    return words.get(word).differences.toString();
  }
}
