package press.offprint.content.markdown.inline;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.vladsch.flexmark.ext.emoji.internal.EmojiReference;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * GitHub's names of emoji, such as {@code :smile:}, from the table of a library and from Unicode.
 */
public final class EmojiNames {
  private static final int MAX_NAME = 40;
  private static final int VERSION_OF_TABLE = 13;
  private static final int FIRST_NEWER = 0x1f600;
  private static final int LAST_NEWER = 0x1faff;
  private static final char JOINER = '\u200d';
  private static final char EMOJI_STYLE = '\ufe0f';

  private EmojiNames() {}

  // The table is read when the first text has a word between colons.
  private static final class Table {
    static final Map<String, String> CODES = read();

    private static Map<String, String> read() {
      Map<String, String> codes = new HashMap<>();
      for (EmojiReference.Emoji entry : EmojiReference.getEmojiList()) {
        if ("github".equals(entry.category)
            && entry.shortcut != null
            && entry.unicodeChars != null) {
          codes.put(entry.shortcut, entry.unicodeChars);
        }
      }
      addNewer(codes);
      return codes;
    }

    // The table ends with Unicode 13; GitHub's names of later emoji are those of Unicode.
    private static void addNewer(Map<String, String> codes) {
      for (int c = FIRST_NEWER; c <= LAST_NEWER; c++) {
        if (UCharacter.hasBinaryProperty(c, UProperty.EMOJI_PRESENTATION)
            && UCharacter.getAge(c).getMajor() > VERSION_OF_TABLE) {
          String name = UCharacter.getName(c).toLowerCase(Locale.ROOT);
          codes.putIfAbsent(
              name.replace(' ', '_').replace('-', '_'), "U+" + Integer.toHexString(c));
        }
      }
    }
  }

  /** Returns the emoji of a name without colons, or null. */
  public static String characters(String name) {
    String codes = Table.CODES.get(name);
    return codes == null ? null : sequence(codes);
  }

  // The table has neither joiners nor variation selectors: Unicode Technical Standard 51,
  // sections 1.4.4 and 1.4.5.
  private static String sequence(String codes) {
    StringBuilder characters = new StringBuilder();
    for (String code : codes.strip().split(" ", -1)) {
      int c = Integer.parseInt(code.substring("U+".length()), 16);
      if (!characters.isEmpty() && !isPartOfEmoji(c)) {
        characters.append(JOINER);
      }
      characters.appendCodePoint(c);
      if (UCharacter.hasBinaryProperty(c, UProperty.EMOJI)
          && !UCharacter.hasBinaryProperty(c, UProperty.EMOJI_PRESENTATION)) {
        characters.append(EMOJI_STYLE);
      }
    }
    return characters.toString();
  }

  // The second letter of a flag, a keycap, a tag, or the colour of a skin.
  private static boolean isPartOfEmoji(int c) {
    return UCharacter.hasBinaryProperty(c, UProperty.REGIONAL_INDICATOR)
        || UCharacter.hasBinaryProperty(c, UProperty.EMOJI_MODIFIER)
        || !UCharacter.hasBinaryProperty(c, UProperty.EMOJI);
  }

  /** Returns the start of the next name in a range, with its colons, or -1. */
  public static int find(String text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (text.charAt(at) == ':' && end(text, at) >= 0) {
        return at;
      }
    }
    return -1;
  }

  /** Returns the end of the name that starts with a colon at an offset, or -1. */
  public static int end(String text, int at) {
    if (at > 0 && isPartOfWord(text.charAt(at - 1)) && !endsName(text, at)) {
      return -1;
    }
    int end = nameEnd(text, at);
    boolean isName =
        end >= 0
            && (end == text.length() || !isPartOfWord(text.charAt(end)) || nameEnd(text, end) >= 0);
    return isName ? end : -1;
  }

  // Names may follow each other without a space, such as :one::two:.
  private static boolean endsName(String text, int end) {
    int i = end - 2;
    while (i > 0 && end - i <= MAX_NAME && isPartOfName(text.charAt(i))) {
      i--;
    }
    return i >= 0 && text.charAt(end - 1) == ':' && nameEnd(text, i) == end;
  }

  private static int nameEnd(String text, int at) {
    if (text.charAt(at) != ':') {
      return -1;
    }
    int i = at + 1;
    while (i < text.length() && i - at <= MAX_NAME && isPartOfName(text.charAt(i))) {
      i++;
    }
    boolean isName =
        i > at + 1
            && i < text.length()
            && text.charAt(i) == ':'
            && Table.CODES.containsKey(text.substring(at + 1, i));
    return isName ? i + 1 : -1;
  }

  private static boolean isPartOfWord(char c) {
    return ":\\/{".indexOf(c) >= 0 || (Character.isLetterOrDigit(c) && !Letters.isCjk(c));
  }

  private static boolean isPartOfName(char c) {
    return Letters.isAlphanumeric(c) || c == '_' || c == '+' || c == '-';
  }
}
