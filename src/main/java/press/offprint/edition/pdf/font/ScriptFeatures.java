package press.offprint.edition.pdf.font;

import java.lang.Character.UnicodeScript;
import java.util.BitSet;
import java.util.Set;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/** The scripts and characters that need shaping or reordering. */
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
  private static final int FIRST_SYMBOL = 0x2000;
  private static final int FIRST_EMOJI = 0x1F1E6;

  /** The Tamil letters ksha and shri, which are ligatures across a virama. */
  private static final Pattern TAMIL_LIGATURE =
      Pattern.compile("\u0B95\u0BCD\u0BB7|[\u0BB8\u0BB6]\u0BCD\u0BB0");

  private ScriptFeatures() {}

  /** Returns true if a text may contain a cluster, a combining or an invisible character. */
  public static boolean mayJoin(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (mayJoin(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  // Each character of a cluster but the first is in none of these ranges, and each character in
  // them is its own composed form (NFC).
  private static boolean mayJoin(char c) {
    boolean isAlone =
        c < 0x300
            || (c >= 0x38A && c < 0x483) // Greek and Cyrillic letters
            || (c >= 0x2010 && c < 0x2028) // dashes, quotation marks and bullets
            || (c >= 0x3001 && c < 0x302A) // punctuation
            || (c >= 0x3041 && c < 0x3097) // hiragana
            || (c >= 0x30A1 && c < 0x30FD) // katakana
            || (c >= 0x4E00 && c < 0xA000); // ideographs
    return !isAlone;
  }

  /** Returns true if the characters before and after {@code at} belong to one cluster. */
  public static boolean isWithinCluster(String text, int at) {
    return at >= 2
        && text.charAt(at - 1) == TAMIL_VIRAMA
        && Regex.matcher(TAMIL_LIGATURE, text).region(at - 2, text.length()).lookingAt();
  }

  /**
   * Returns true if the glyphs of a cluster follow from the rules of its font. False for Arabic,
   * because Unicode has characters for its joined forms.
   */
  public static boolean isCluster(String cluster) {
    int first = cluster.codePointAt(0);
    if (cluster.length() == Character.charCount(first)) {
      return false;
    }
    return isShaped(first)
        || first >= FIRST_EMOJI
        || cluster.indexOf(KEYCAP) > 0
        || (first >= FIRST_SYMBOL && cluster.indexOf(JOINER) > 0);
  }

  /** Returns true for a letter of a script whose glyphs depend on the adjacent letters. */
  public static boolean isShaped(int character) {
    return SHAPED.contains(UnicodeScript.of(character));
  }

  /** Returns true if some text runs from right to left. */
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
