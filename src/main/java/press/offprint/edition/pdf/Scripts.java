package press.offprint.edition.pdf;

import java.lang.Character.UnicodeScript;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** What the scripts of a text ask of its typesetting. */
final class Scripts {
  private static final Set<UnicodeScript> SHAPED =
      Set.of(
          UnicodeScript.DEVANAGARI,
          UnicodeScript.BENGALI,
          UnicodeScript.GUJARATI,
          UnicodeScript.TAMIL);

  private static final Set<String> LANGUAGES =
      Set.of("hi", "mr", "ne", "sa", "bn", "as", "gu", "ta");

  private Scripts() {}

  /** True where one of these languages is written in a script that only fonts can shape. */
  static boolean needShaping(List<String> languages) {
    return languages.stream().anyMatch(LANGUAGES::contains);
  }

  /**
   * True where letters change their form by rules that only their font knows. Arabic is not among
   * them: Unicode has its joined forms as characters.
   */
  static boolean needShaping(BitSet characters) {
    return characters.stream().anyMatch(c -> c >= 0x900 && SHAPED.contains(UnicodeScript.of(c)));
  }

  /** True where some text runs from right to left. */
  static boolean needReordering(BitSet characters) {
    return characters.stream()
        .filter(c -> c >= 0x590)
        .map(Character::getDirectionality)
        .anyMatch(
            direction ->
                direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
  }
}
