package press.offprint.pipeline.search;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits text into the words of a search index. {@code templates/room/finder.js} and {@code
 * templates/web/search.js} must do it in the same way: words lose case and accents, and text of
 * scripts without spaces is split into overlapping pairs of characters.
 */
public final class SearchWords {
  /** Changes if a text could have other words. */
  static final String VERSION = "1";

  private static final int LONGEST = 40;
  private static final Pattern ACCENT = Pattern.compile("[\\u0300-\\u036f]");
  private static final String UNSPACED =
      "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}";
  private static final Pattern RUN =
      Pattern.compile("[" + UNSPACED + "]+|[\\p{L}\\p{N}\\p{M}&&[^" + UNSPACED + "]]+");
  private static final Pattern IS_UNSPACED = Pattern.compile("[" + UNSPACED + "].*");

  private SearchWords() {}

  /** Returns the distinct words of a text in the order of their first places. */
  public static Set<String> of(String text) {
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
