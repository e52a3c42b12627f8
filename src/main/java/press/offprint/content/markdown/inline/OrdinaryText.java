package press.offprint.content.markdown.inline;

import java.util.BitSet;

/**
 * The part of a text up to the next special character, and the first bare address in it. Both are
 * kept for the rest of that part, because a parser stops at each emoji, and to find them again from
 * each one takes quadratic time.
 */
public final class OrdinaryText {
  private final String text;
  private int begin;
  private int end;
  private int address;

  /**
   * A reader of the parts of a text.
   *
   * @param text all of the text that a parser reads
   */
  public OrdinaryText(String text) {
    this.text = text;
  }

  /**
   * Finds the part that starts at an offset.
   *
   * @param special the characters that end the part
   * @param stop a character at which an address ends, or NUL
   */
  public void find(int from, BitSet special, char stop) {
    boolean isWithin = from > begin && from < end;
    if (isWithin && (address < 0 || address >= from)) {
      return;
    }
    begin = from;
    end = isWithin ? end : endOf(from, special);
    address = BareAddress.find(text, from, end, stop);
  }

  private int endOf(int from, BitSet special) {
    int at = from;
    while (at < text.length() && !special.get(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Returns the offset after the part. */
  public int end() {
    return end;
  }

  /** Returns the offset of the first bare address, or -1. */
  public int address() {
    return address;
  }
}
