package press.offprint.edition.pdf;

import java.text.BreakIterator;
import java.util.Locale;

/** A title for the head of a page: what does not fit on one line ends in an ellipsis. */
public final class RunningHead {
  /** What the head's part of a line holds, in tenths of a letter of its type. */
  private static final int LINE = 540;

  private static final int SMALL_LINE = 460;
  private static final int LETTER = 10;
  private static final int WIDE = 24;
  private static final int WIDE_FROM = 0x1100;

  private RunningHead() {}

  /**
   * The title itself where it is short enough.
   *
   * @param paper that the site prints on
   */
  public static String of(String title, String paper) {
    int line = paper.equals("A4") || paper.equals("letter") ? LINE : SMALL_LINE;
    if (width(title) <= line) {
      return title;
    }
    BreakIterator words = BreakIterator.getLineInstance(Locale.ROOT);
    words.setText(title);
    int end = 0;
    for (int next = words.next();
        next != BreakIterator.DONE
            && width(title.substring(0, next).stripTrailing()) + WIDE <= line;
        next = words.next()) {
      end = next;
    }
    if (end == 0) {
      // A word too long for a line.
      end =
          title.offsetByCodePoints(
              0, Math.min(line / WIDE, title.codePointCount(0, title.length())));
    }
    return title.substring(0, end).replaceFirst("[\\s\\p{Punct}、。，：；—–]+$", "") + "…";
  }

  // Signs of Chinese, Japanese and Korean, and pictures, are more than twice as wide.
  private static int width(String text) {
    return text.codePoints().map(c -> c >= WIDE_FROM && !isLatin(c) ? WIDE : LETTER).sum();
  }

  private static boolean isLatin(int c) {
    return (c >= 0x1E00 && c < 0x2E80)
        || (c >= 0xFB50 && c < 0xFE00)
        || (c >= 0xFE70 && c < 0xFF00);
  }
}
