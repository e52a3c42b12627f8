package press.offprint.content.markdown.limit;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import press.offprint.model.interrupt.Interruption;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/**
 * A text that the parser of flexmark reads through a meter. Each character may be read a fixed
 * number of times on average. So no regular expression and no loop of the parser takes more than
 * linear time for any text, and equal texts are refused at the same step.
 */
public final class MeteredText implements CharSequence {
  // Posts of the corpora need fewer than 30.
  private static final int READS_PER_CHARACTER = 500;
  // Short texts, such as captions, have lines that are all unusual.
  private static final long MIN_READS = 1_000_000;
  private static final int SHOWN = 40;
  // A check of the deadline costs more than a character.
  private static final int CHECK_EVERY = 1 << 12;

  private final String text;
  private final long limit;
  private long reads;

  private MeteredText(String text) {
    this.text = text;
    this.limit = Math.max(MIN_READS, (long) READS_PER_CHARACTER * text.length());
  }

  /** Returns a text as the parser reads it; reading throws {@link LimitException} at the limit. */
  public static BasedSequence of(String text) {
    return BasedSequence.of(new MeteredText(text));
  }

  /** Returns the number of characters that were read so far. */
  public long reads() {
    return reads;
  }

  @Override
  public char charAt(int index) {
    if ((++reads & (CHECK_EVERY - 1)) == 0) {
      Interruption.check();
    }
    if (reads > limit) {
      throw exceeded(index);
    }
    return text.charAt(index);
  }

  private LimitException exceeded(int index) {
    int start = text.lastIndexOf('\n', index - 1) + 1;
    int end = text.indexOf('\n', start);
    String shown = shown(text.substring(start, end < 0 ? text.length() : end));
    return new LimitException(
        Problem.error(
            ProblemCode.LIMIT_DEPTH,
            0,
            "The text takes too many steps to read, at a line that begins with \"" + shown + "\".",
            "Remove what is repeated in this line or in the lines around it."));
  }

  /** Returns the beginning of the first line of a text, as a message shows it. */
  static String shown(String written) {
    String text = written.strip().lines().findFirst().orElse("");
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "\u2026" : text;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
