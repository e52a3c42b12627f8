package press.offprint.model.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import press.offprint.model.bytes.Bytes;

/**
 * A text of which each character may be in an XML 1.0 document (section 2.2) and in an HTML
 * document (13.2.3.5): neither a control character other than tab and line feed, nor a
 * noncharacter, nor an unpaired surrogate. Line ends are LF, as XML section 2.11 reads them.
 *
 * <p>{@link #of} is the only way to make one, so a serializer that returns this type, or takes it,
 * cannot write another character. Markup characters are not escaped by it.
 */
public final class XmlText {
  /** The replacement of a character that XML or HTML forbids: U+FFFD. */
  public static final char REPLACEMENT = '\uFFFD';

  private static final int PLAIN_START = 0x20;
  private static final int PLAIN_END = 0x7E;

  private final String text;

  private XmlText(String text) {
    this.text = text;
  }

  /** Returns the text with {@link #REPLACEMENT} for each forbidden character. */
  public static XmlText of(String text) {
    int first = nextSpecial(text, 0);
    if (first < 0) {
      return new XmlText(text);
    }
    StringBuilder out = new StringBuilder(text.length());
    int copied = 0;
    for (int at = first; at >= 0; at = nextSpecial(text, copied)) {
      out.append(text, copied, at);
      if (text.charAt(at) == '\r') {
        out.append('\n');
        copied = at + (text.startsWith("\r\n", at) ? 2 : 1);
      } else {
        out.append(REPLACEMENT);
        copied = at + Character.charCount(text.codePointAt(at));
      }
    }
    return new XmlText(out.append(text, copied, text.length()).toString());
  }

  /** Returns the number of characters that {@link #of} replaces. */
  public static int countForbidden(String text) {
    int count = 0;
    for (int at = nextForbidden(text, 0); at >= 0; ) {
      count++;
      at = nextForbidden(text, at + Character.charCount(text.codePointAt(at)));
    }
    return count;
  }

  /**
   * Returns the name of the first character that {@link #of} replaces, such as {@code U+0007};
   * empty if there is none.
   */
  public static String firstForbidden(String text) {
    int at = nextForbidden(text, 0);
    return at < 0 ? "" : name(text.codePointAt(at));
  }

  /** Returns the name of a code point, such as {@code U+0007}. */
  public static String name(int codePoint) {
    return String.format(Locale.ROOT, "U+%04X", codePoint);
  }

  /** Returns false for a code point that XML or HTML forbids; true for CR. */
  public static boolean isAllowed(int codePoint) {
    if (codePoint >= PLAIN_START && codePoint <= PLAIN_END) {
      return true;
    }
    boolean control =
        (codePoint < PLAIN_START && codePoint != '\t' && codePoint != '\n' && codePoint != '\r')
            || (codePoint > PLAIN_END && codePoint < 0xA0);
    boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
    boolean noncharacter =
        (codePoint >= 0xFDD0 && codePoint <= 0xFDEF) || (codePoint & 0xFFFE) == 0xFFFE;
    return !control && !surrogate && !noncharacter;
  }

  private static int nextForbidden(String text, int start) {
    int at = nextSpecial(text, start);
    while (at >= 0 && text.charAt(at) == '\r') {
      at = nextSpecial(text, at + 1);
    }
    return at;
  }

  /** Returns the index of the next forbidden character or CR; -1 if there is none. */
  private static int nextSpecial(String text, int start) {
    for (int at = start; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c >= PLAIN_START && c <= PLAIN_END) {
        continue;
      }
      int whole = text.codePointAt(at);
      if (c == '\r' || !isAllowed(whole)) {
        return at;
      }
      at += Character.charCount(whole) - 1;
    }
    return -1;
  }

  /** Returns the UTF-8 bytes of the text. */
  public Bytes bytes() {
    return Bytes.owning(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof XmlText that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Returns the text. */
  @Override
  public String toString() {
    return text;
  }
}
