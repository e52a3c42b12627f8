package press.offprint.web.catalog;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An inverted index of words, small enough for a browser, which searches it with {@code
 * templates/room/finder.js}. Both must split and normalise words in the same way: words lose case
 * and accents, and text of scripts without spaces is split into overlapping pairs of characters.
 */
public final class WordIndex {
  private static final int LONGEST = 40;
  private static final int RADIX = 36;
  private static final Pattern ACCENT = Pattern.compile("[\\u0300-\\u036f]");
  private static final String UNSPACED =
      "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}";
  private static final Pattern RUN =
      Pattern.compile("[" + UNSPACED + "]+|[\\p{L}\\p{N}\\p{M}&&[^" + UNSPACED + "]]+");
  private static final Pattern IS_UNSPACED = Pattern.compile("[" + UNSPACED + "].*");

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

  /** Adds a text. A word counts in the first of the parts that have it. */
  void add(String... parts) {
    Map<String, Integer> best = new HashMap<>();
    for (int part = 0; part < parts.length; part++) {
      for (String word : words(parts[part])) {
        best.putIfAbsent(word, part);
      }
    }
    int first = texts * parts.length;
    best.forEach(
        (word, part) -> words.computeIfAbsent(word, w -> new Positions()).add(first + part));
    texts++;
  }

  /** Returns all words, sorted by their UTF-16 code units, one a line. */
  public String words() {
    return String.join("\n", words.keySet());
  }

  /** Returns a line for each of {@link #words}: its positions, {@code text * parts + part}. */
  public String places() {
    return String.join(
        "\n", words.values().stream().map(word -> word.differences.toString()).toList());
  }

  static Set<String> words(String text) {
    Set<String> found = new LinkedHashSet<>();
    String bare = ACCENT.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    Matcher run =
        RUN.matcher(Normalizer.normalize(bare, Normalizer.Form.NFC).toLowerCase(Locale.ROOT));
    while (run.find()) {
      if (IS_UNSPACED.matcher(run.group()).matches()) {
        pairs(run.group(), found);
      } else {
        found.add(run.group().substring(0, Math.min(LONGEST, run.group().length())));
      }
    }
    return found;
  }

  private static void pairs(String run, Set<String> found) {
    List<String> characters = run.codePoints().mapToObj(Character::toString).toList();
    for (int i = 0; i < characters.size(); i++) {
      found.add(characters.get(i) + (i + 1 < characters.size() ? characters.get(i + 1) : ""));
    }
  }
}
