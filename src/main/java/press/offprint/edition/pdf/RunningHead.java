package press.offprint.edition.pdf;

import java.text.BreakIterator;
import java.util.Locale;

/** A title for the head of a page: what does not fit on one line ends in an ellipsis. */
final class RunningHead {
  /** Letters of the head's type that its part of a line holds. */
  private static final int LINE = 50;

  private static final int SMALL_LINE = 44;
  private static final int ELLIPSIS = 2;
  private static final int WIDE_FROM = 0x1100;

  private RunningHead() {}

  /**
   * The title itself where it is short enough.
   *
   * @param paper that the site prints on
   */
  static String of(String title, String paper) {
    int line = paper.equals("A4") || paper.equals("letter") ? LINE : SMALL_LINE;
    if (width(title) <= line) {
      return title;
    }
    BreakIterator words = BreakIterator.getLineInstance(Locale.ROOT);
    words.setText(title);
    int end = 0;
    for (int next = words.next();
        next != BreakIterator.DONE
            && width(title.substring(0, next).stripTrailing()) + ELLIPSIS <= line;
        next = words.next()) {
      end = next;
    }
    if (end == 0) {
      // A word too long for a line.
      end =
          title.offsetByCodePoints(0, Math.min(line / 2, title.codePointCount(0, title.length())));
    }
    return title.substring(0, end).replaceFirst("[\\s\\p{Punct}、。，：；—–]+$", "") + "…";
  }

  // Signs of Chinese, Japanese and Korean, and pictures, are twice as wide as letters.
  private static int width(String text) {
    return text.codePoints().map(c -> c >= WIDE_FROM && !isLatin(c) ? 2 : 1).sum();
  }

  private static boolean isLatin(int c) {
    return c >= 0x1E00 && c < 0x2E80 || c >= 0xFB50 && c < 0xFE00 || c >= 0xFE70 && c < 0xFF00;
  }
}
