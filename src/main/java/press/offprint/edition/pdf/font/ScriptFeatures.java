package press.offprint.edition.pdf.font;

import java.lang.Character.UnicodeScript;
import java.util.BitSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What the scripts of a text ask of its typesetting. */
public final class ScriptFeatures {
  private static final Set<UnicodeScript> SHAPED =
      Set.of(
          UnicodeScript.DEVANAGARI,
          UnicodeScript.BENGALI,
          UnicodeScript.GURMUKHI,
          UnicodeScript.GUJARATI,
          UnicodeScript.ORIYA,
          UnicodeScript.TELUGU,
          UnicodeScript.KANNADA,
          UnicodeScript.MALAYALAM,
          UnicodeScript.TAMIL);
  private static final char TAMIL_VIRAMA = '\u0BCD';
  private static final char KEYCAP = '\u20E3';
  private static final char JOINER = '\u200D';
  private static final int FIRST_SIGN = 0x2000;
  private static final int FIRST_EMOJI = 0x1F1E6;

  // Ligatures across a virama that are letters of their own in Tamil: ksha and shri.
  private static final Pattern TAMIL_LIGATURE =
      Pattern.compile("\u0B95\u0BCD\u0BB7|[\u0BB8\u0BB6]\u0BCD\u0BB0");

  private ScriptFeatures() {}

  /** True where some characters of a text may make up one sign with others. */
  public static boolean mayJoin(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x300) {
        return true;
      }
    }
    return false;
  }

  /** True where the characters before and after {@code at} belong to one sign. */
  public static boolean goesOn(String text, int at) {
    return at >= 2
        && text.charAt(at - 1) == TAMIL_VIRAMA
        && TAMIL_LIGATURE.matcher(text).region(at - 2, text.length()).lookingAt();
  }

  /**
   * True where a group of characters has a form by rules that only its font knows. Arabic is not
   * among them: Unicode has its joined forms as characters.
   */
  public static boolean isJoined(String group) {
    int first = group.codePointAt(0);
    if (group.length() == Character.charCount(first)) {
      return false;
    }
    return isShaped(first)
        || first >= FIRST_EMOJI
        || group.indexOf(KEYCAP) > 0
        || (first >= FIRST_SIGN && group.indexOf(JOINER) > 0);
  }

  /** True for the letters of scripts whose letters are drawn by what stands beside them. */
  public static boolean isShaped(int character) {
    return SHAPED.contains(UnicodeScript.of(character));
  }

  /** True where some text runs from right to left. */
  public static boolean needReordering(BitSet characters) {
    return characters.stream()
        .filter(c -> c >= 0x590)
        .map(Character::getDirectionality)
        .anyMatch(
            direction ->
                direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
  }
}
