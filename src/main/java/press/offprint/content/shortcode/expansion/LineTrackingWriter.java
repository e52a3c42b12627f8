package press.offprint.content.shortcode.expansion;

import java.util.Arrays;

/** Writes the expanded text and remembers which line of the post each of its lines came from. */
final class LineTrackingWriter {
  private final String source;
  private final StringBuilder out;
  private int[] starts = new int[64];
  private int[] lines = new int[64];
  private int count;
  private int cursor;
  private int line;
  // The first end of a line that is not before the place last copied from.
  private int lineEnd = -1;

  LineTrackingWriter(String source, int firstLine) {
    this.source = source;
    this.out = new StringBuilder(source.length() + 256);
    this.line = firstLine;
    begin();
  }

  /** The post's line at {@code offset}, which is never before an offset asked for earlier. */
  int line(int offset) {
    for (; cursor < offset; cursor++) {
      if (source.charAt(cursor) == '\n') {
        line++;
      }
    }
    return line;
  }

  /** The post's line reached last. */
  int line() {
    return line;
  }

  /** Goes back to a line of the post, once all of the source is copied. */
  void goBack(int earlier) {
    line = earlier;
  }

  /** Copies a part of the source. */
  void copy(int start, int end) {
    line(start);
    int from = start;
    for (int at = lineEnd(from); at < end; at = lineEnd(from)) {
      out.append(source, from, at + 1);
      from = at + 1;
      line(from);
      begin();
    }
    out.append(source, from, Math.max(from, end));
    line(end);
  }

  // Looked for once a line: a line may be long, and have many parts.
  private int lineEnd(int from) {
    if (from > lineEnd) {
      int at = source.indexOf('\n', from);
      lineEnd = at < 0 ? source.length() : at;
    }
    return lineEnd;
  }

  /** Adds text of our own making, which belongs to the line reached last. */
  void add(String text) {
    for (int i = 0; i < text.length(); i++) {
      out.append(text.charAt(i));
      if (text.charAt(i) == '\n') {
        begin();
      }
    }
  }

  /** What stands on the current line so far, where that is nothing but indents and quote marks. */
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

  private void begin() {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      lines = Arrays.copyOf(lines, count * 2);
    }
    starts[count] = out.length();
    lines[count++] = line;
  }
}
