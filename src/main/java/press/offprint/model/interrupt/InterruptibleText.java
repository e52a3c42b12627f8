package press.offprint.model.interrupt;

/**
 * A text whose reader ends if its thread is interrupted. Regular expressions and parsers cannot be
 * stopped otherwise: they do nothing but read characters. For one thread at a time.
 */
public final class InterruptibleText implements CharSequence {
  /** A check costs more than a character, so one in this many characters is checked. */
  private static final int CHECK_EVERY = 1 << 12;

  private final CharSequence text;
  private int reads;

  private InterruptibleText(CharSequence text) {
    this.text = text;
  }

  /** Returns a view of {@code text}; {@code text} itself if it is one. */
  public static InterruptibleText of(CharSequence text) {
    return text instanceof InterruptibleText same ? same : new InterruptibleText(text);
  }

  @Override
  public int length() {
    return text.length();
  }

  /**
   * Returns a character.
   *
   * @throws java.util.concurrent.CancellationException if this thread was interrupted
   */
  @Override
  public char charAt(int index) {
    if ((++reads & (CHECK_EVERY - 1)) == 0) {
      Interruption.check();
    }
    return text.charAt(index);
  }

  /** Returns a part of the text, which is not interruptible. */
  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
