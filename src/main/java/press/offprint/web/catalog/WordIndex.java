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
 * Which words stand in which texts, small enough to be taken along by a browser, which seeks in it
 * by {@code templates/room/finder.js}: both must cut and fold words alike.
 *
 * <p>Words lose case and accents. Scripts that put no space between words are cut into pairs of
 * signs that overlap.
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

  private final Map<String, Places> words = new TreeMap<>();
  private int texts;

  private static final class Places {
    private final StringBuilder steps = new StringBuilder();
    private int last;

    void add(int place) {
      steps.append(steps.isEmpty() ? "" : " ").append(Integer.toString(place - last, RADIX));
      last = place;
    }
  }

  /** Adds a text whose parts weigh less and less; a word counts where it weighs most. */
  void add(String... parts) {
    Map<String, Integer> best = new HashMap<>();
    for (int part = 0; part < parts.length; part++) {
      for (String word : words(parts[part])) {
        best.putIfAbsent(word, part);
      }
    }
    int first = texts * parts.length;
    best.forEach((word, part) -> words.computeIfAbsent(word, w -> new Places()).add(first + part));
    texts++;
  }

  /** All words, sorted by their signs' numbers, one a line. */
  public String words() {
    return String.join("\n", words.keySet());
  }

  /**
   * A line for each of {@link #words}: the numbers of {@code text * parts + part}, rising, each as
   * the step from the one before, in base 36.
   */
  public String places() {
    return String.join(
        "\n", words.values().stream().map(places -> places.steps.toString()).toList());
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
    List<String> signs = run.codePoints().mapToObj(Character::toString).toList();
    for (int i = 0; i < signs.size(); i++) {
      found.add(signs.get(i) + (i + 1 < signs.size() ? signs.get(i + 1) : ""));
    }
  }
}
