package press.offprint.content.shortcode.expansion;

import java.util.Arrays;

/** Writes an expanded text and records the line of the source file for each of its parts. */
final class LineTrackingWriter {
  private final String source;
  private final StringBuilder out;
  private int[] starts = new int[64];
  private int[] lines = new int[64];
  private int count;
  private int cursor;
  private int line;
  // The end of the source line that was copied last.
  private int lineEnd = -1;

  LineTrackingWriter(String source, int firstLine) {
    this.source = source;
    this.out = new StringBuilder(source.length() + 256);
    this.line = firstLine;
    startLine();
  }

  /**
   * Moves to an offset of the source, which is not before the last one, and returns its line in the
   * source file.
   */
  int moveTo(int offset) {
    for (; cursor < offset; cursor++) {
      if (source.charAt(cursor) == '\n') {
        line++;
      }
    }
    return line;
  }

  /** Returns the current line in the source file. */
  int line() {
    return line;
  }

  /** Copies a part of the source. */
  void copy(int start, int end) {
    moveTo(start);
    startPart();
    int from = start;
    for (int at = lineEnd(from); at < end; at = lineEnd(from)) {
      out.append(source, from, at + 1);
      from = at + 1;
      moveTo(from);
      startLine();
    }
    out.append(source, from, Math.max(from, end));
    moveTo(end);
  }

  // The end is searched for once per line, because a long line may have many parts.
  private int lineEnd(int from) {
    if (from > lineEnd) {
      int at = source.indexOf('\n', from);
      lineEnd = at < 0 ? source.length() : at;
    }
    return lineEnd;
  }

  /** Adds a text that is not in the source. It belongs to the current line. */
  void add(String text) {
    for (int i = 0; i < text.length(); i++) {
      out.append(text.charAt(i));
      if (text.charAt(i) == '\n') {
        startLine();
      }
    }
  }

  /** Returns the current line so far if it is only an indent and quote marks, else empty. */
  String margin() {
    String start = out.substring(out.lastIndexOf("\n") + 1);
    return start.chars().allMatch(c -> c == ' ' || c == '\t' || c == '>') ? start : "";
  }

  String text() {
    return out.toString();
  }

  LineMap lines() {
    return new LineMap(Arrays.copyOf(starts, count), Arrays.copyOf(lines, count));
  }

  // A line of the text may hold parts of several lines of the source.
  private void startPart() {
    if (starts[count - 1] == out.length()) {
      lines[count - 1] = line;
    } else if (lines[count - 1] != line) {
      startLine();
    }
  }

  private void startLine() {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      lines = Arrays.copyOf(lines, count * 2);
    }
    starts[count] = out.length();
    lines[count++] = line;
  }
}
