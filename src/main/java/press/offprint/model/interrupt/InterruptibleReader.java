package press.offprint.model.interrupt;

import java.io.Reader;

/**
 * A reader of a text that ends if its thread is interrupted, for parsers that read from a stream.
 * It gives small parts, so that a parser cannot work long between two checks. For one thread.
 */
public final class InterruptibleReader extends Reader {
  private static final int MOST_CHARACTERS = 1 << 10;

  private final String text;
  private int position;

  private InterruptibleReader(String text) {
    this.text = text;
  }

  public static Reader of(String text) {
    return new InterruptibleReader(text);
  }

  /**
   * Reads a part of the text.
   *
   * @throws java.util.concurrent.CancellationException if this thread was interrupted
   */
  @Override
  public int read(char[] characters, int offset, int length) {
    Interruption.check();
    if (position == text.length()) {
      return -1;
    }
    int count = Math.min(Math.min(length, MOST_CHARACTERS), text.length() - position);
    text.getChars(position, position + count, characters, offset);
    position += count;
    return count;
  }

  @Override
  public void close() {
    // A text needs no closing.
  }
}
