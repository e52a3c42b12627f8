package press.offprint.edition.pdf.font;

import java.lang.Character.UnicodeScript;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The letters of a text that no font has, by script. A few signs are replaced by marks, but a text
 * whose words are marks cannot be read.
 */
public final class ScriptCoverage {
  private static final double MAX_SHARE = 0.2;
  private static final int MIN_LETTERS = 20;

  private ScriptCoverage() {}

  /**
   * Returns a message if words of the text would be replacement marks: if more than a fifth of its
   * letters have no font.
   *
   * @param missing the characters that no font has
   */
  public static Optional<String> problem(CharSequence text, BitSet missing) {
    Map<UnicodeScript, Integer> lost = new EnumMap<>(UnicodeScript.class);
    int letters = 0;
    for (int i = 0; i < text.length(); ) {
      int c = Character.codePointAt(text, i);
      i += Character.charCount(c);
      if (Character.isLetter(c)) {
        letters++;
        if (missing.get(c)) {
          lost.merge(UnicodeScript.of(c), 1, Integer::sum);
        }
      }
    }
    int count = lost.values().stream().mapToInt(Integer::intValue).sum();
    if (count < MIN_LETTERS || count <= letters * MAX_SHARE) {
      return Optional.empty();
    }
    UnicodeScript script =
        lost.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    String name = name(script);
    return Optional.of(
        count
            + " of "
            + letters
            + " letters have no font, most of them of the script "
            + name
            + ". A PDF would show marks in place of words. Put a font for "
            + name
            + " into the folder fonts/ of the project, or publish the post without its PDF.");
  }

  private static String name(UnicodeScript script) {
    String name = script.name().replace('_', ' ');
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }
}
