package press.offprint.edition.pdf;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/**
 * The letters that Persian, Urdu, Pashto, Kurdish and others add to the Arabic ones, in their
 * joined forms (Unicode, Arabic Presentation Forms-A). The library that shapes Arabic knows that
 * they join, so that their neighbours come out right, but leaves themselves as they are.
 */
final class AddedLetters {
  // Letter, first of its forms, and how many there are: alone, final, initial, medial.
  private static final int[][] TABLE = {
    {0x0671, 0xFB50, 2}, {0x067B, 0xFB52, 4}, {0x067E, 0xFB56, 4}, {0x0680, 0xFB5A, 4},
    {0x067A, 0xFB5E, 4}, {0x067F, 0xFB62, 4}, {0x0679, 0xFB66, 4}, {0x06A4, 0xFB6A, 4},
    {0x06A6, 0xFB6E, 4}, {0x0684, 0xFB72, 4}, {0x0683, 0xFB76, 4}, {0x0686, 0xFB7A, 4},
    {0x0687, 0xFB7E, 4}, {0x068D, 0xFB82, 2}, {0x068C, 0xFB84, 2}, {0x068E, 0xFB86, 2},
    {0x0688, 0xFB88, 2}, {0x0698, 0xFB8A, 2}, {0x0691, 0xFB8C, 2}, {0x06A9, 0xFB8E, 4},
    {0x06AF, 0xFB92, 4}, {0x06B3, 0xFB96, 4}, {0x06B1, 0xFB9A, 4}, {0x06BA, 0xFB9E, 2},
    {0x06BB, 0xFBA0, 4}, {0x06C0, 0xFBA4, 2}, {0x06C1, 0xFBA6, 4}, {0x06BE, 0xFBAA, 4},
    {0x06D2, 0xFBAE, 2}, {0x06D3, 0xFBB0, 2}, {0x06AD, 0xFBD3, 4}, {0x06C7, 0xFBD7, 2},
    {0x06C6, 0xFBD9, 2}, {0x06C8, 0xFBDB, 2}, {0x06CB, 0xFBDE, 2}, {0x06C5, 0xFBE0, 2},
    {0x06C9, 0xFBE2, 2}, {0x06D0, 0xFBE4, 4}, {0x06CC, 0xFBFC, 4},
  };
  private static final Map<Character, int[]> FORMS = new HashMap<>();

  static {
    for (int[] row : TABLE) {
      FORMS.put((char) row[0], row);
    }
  }

  private AddedLetters() {}

  /**
   * Puts the joined forms in.
   *
   * @param shaped what became of {@code text}, with the same letters of ours in the same order
   */
  static String join(String text, String shaped) {
    Queue<Character> joined = new ArrayDeque<>();
    for (int i = 0; i < text.length(); i++) {
      int[] forms = FORMS.get(text.charAt(i));
      if (forms != null) {
        joined.add((char) (forms[1] + form(text, i, forms[2] == 4)));
      }
    }
    if (joined.isEmpty()) {
      return shaped;
    }
    StringBuilder out = new StringBuilder(shaped);
    for (int i = 0; i < out.length() && !joined.isEmpty(); i++) {
      if (FORMS.containsKey(out.charAt(i))) {
        out.setCharAt(i, joined.remove());
      }
    }
    return out.toString();
  }

  private static int form(String text, int at, boolean both) {
    int before = neighbour(text, at, -1);
    boolean afterOne =
        before == UCharacter.JoiningType.DUAL_JOINING
            || before == UCharacter.JoiningType.LEFT_JOINING
            || before == UCharacter.JoiningType.JOIN_CAUSING;
    int after = neighbour(text, at, 1);
    boolean beforeOne =
        both
            && (after == UCharacter.JoiningType.DUAL_JOINING
                || after == UCharacter.JoiningType.RIGHT_JOINING
                || after == UCharacter.JoiningType.JOIN_CAUSING);
    return (afterOne ? 1 : 0) + (beforeOne ? 2 : 0);
  }

  /** How the next letter in a direction joins; marks above and below are passed over. */
  private static int neighbour(String text, int at, int step) {
    for (int i = at + step; i >= 0 && i < text.length(); i += step) {
      int type = UCharacter.getIntPropertyValue(text.charAt(i), UProperty.JOINING_TYPE);
      if (type != UCharacter.JoiningType.TRANSPARENT) {
        return type;
      }
    }
    return UCharacter.JoiningType.NON_JOINING;
  }
}
