package press.offprint.content.shortcode.expansion;

import java.util.Arrays;

/** Maps offsets of an expanded text to lines of the source file. */
public final class LineMap {
  private final int[] starts;
  private final int[] lines;

  /**
   * @param starts the offsets of the parts of the text, ascending, the first is 0
   * @param lines the line of the source file for each of them
   */
  LineMap(int[] starts, int[] lines) {
    this.starts = starts;
    this.lines = lines;
  }

  /** Returns the one-based line of the source file for an offset of the text. */
  public int at(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return lines[found >= 0 ? found : -found - 2];
  }
}
