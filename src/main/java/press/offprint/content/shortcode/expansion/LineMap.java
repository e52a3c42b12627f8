package press.offprint.content.shortcode.expansion;

import java.util.Arrays;

/** Leads from a place in an expanded text back to the line of the post's file. */
public final class LineMap {
  private final int[] starts;
  private final int[] lines;

  /**
   * @param starts offsets of the text's lines, ascending, the first is 0
   * @param lines the post's line for each of them
   */
  LineMap(int[] starts, int[] lines) {
    this.starts = starts;
    this.lines = lines;
  }

  /** The one-based line in the post's file of what stands at {@code offset} of the text. */
  public int at(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return lines[found >= 0 ? found : -found - 2];
  }
}
