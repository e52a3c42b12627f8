package press.offprint.content.markdown.block;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import com.vladsch.flexmark.util.sequence.PrefixedSubSequence;
import java.util.ArrayList;
import java.util.List;

/** The lines of one cell of a grid table. */
final class GridCell {
  private static final int CODE_INDENT = 4;
  private static final int FENCE = 3;
  private static final int MAX_DIGITS = 9;

  private final List<BasedSequence> lines = new ArrayList<>();

  /**
   * Returns the parts of a line in the columns of a table, with their spaces: between the bars that
   * are below the corners of the border, so that other bars are part of a cell, or else between all
   * bars.
   */
  static List<BasedSequence> of(BasedSequence line, BasedSequence border) {
    BasedSequence row = line.trim();
    BasedSequence corners = border.trim();
    List<BasedSequence> cells = new ArrayList<>();
    int start = 0;
    for (int i = 1; i < corners.length() && i < row.length(); i++) {
      if (corners.charAt(i) == '+') {
        if (row.charAt(i) != '|') {
          return TableLine.spacedCells(row);
        }
        cells.add(row.subSequence(start + 1, i));
        start = i;
      }
    }
    return start == row.length() - 1 && row.length() == corners.length()
        ? cells
        : TableLine.spacedCells(row);
  }

  /** Adds a line with its spaces. */
  void add(BasedSequence line) {
    lines.add(line.trimEnd());
  }

  /**
   * Returns the text, in one line if it has no blocks; else its lines end with line feeds.
   *
   * @param empty the text of an empty cell
   */
  BasedSequence text(BasedSequence empty) {
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    int first = 0;
    while (first < lines.size() && lines.get(first).isEmpty()) {
      first++;
    }
    List<BasedSequence> content = lines.subList(first, lines.size());
    if (content.isEmpty()) {
      return empty;
    }
    int indent =
        content.stream().filter(line -> !line.isEmpty()).mapToInt(GridCell::indent).min().orElse(0);
    boolean blocks = hasBlocks(content, indent);
    List<BasedSequence> parts = new ArrayList<>();
    for (BasedSequence line : content) {
      BasedSequence part = blocks ? line.subSequence(Math.min(indent, line.length())) : line.trim();
      if (parts.isEmpty()) {
        parts.add(part);
      } else if (blocks || !part.isEmpty()) {
        parts.add(PrefixedSubSequence.prefixOf(blocks ? "\n" : " ", part));
      }
    }
    if (blocks) {
      BasedSequence last = content.get(content.size() - 1);
      parts.add(PrefixedSubSequence.prefixOf("\n", last.subSequence(last.length())));
    }
    return parts.size() == 1 ? parts.get(0) : JoinedLines.of(parts);
  }

  private static int indent(BasedSequence line) {
    int at = 0;
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  /** Returns true if lines may be more than one paragraph. */
  private static boolean hasBlocks(List<BasedSequence> lines, int indent) {
    boolean several = lines.size() > 1;
    for (BasedSequence line : lines) {
      int at = indent(line);
      boolean block =
          line.isEmpty()
              || isBullet(line, at)
              || (several && (isMarked(line, at) || at >= indent + CODE_INDENT));
      if (block) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBullet(BasedSequence line, int at) {
    return "-*+".indexOf(line.charAt(at)) >= 0
        && at + 2 < line.length()
        && line.charAt(at + 1) == ' ';
  }

  private static boolean isMarked(BasedSequence line, int at) {
    char c = line.charAt(at);
    if (c == '`' || c == '~') {
      int end = at;
      while (end < line.length() && line.charAt(end) == c) {
        end++;
      }
      return end - at >= FENCE;
    }
    return c == '>' || line.endsWith("\\") || isNumber(line, at);
  }

  private static boolean isNumber(BasedSequence line, int at) {
    int end = at;
    while (end < line.length() && end < at + MAX_DIGITS && Character.isDigit(line.charAt(end))) {
      end++;
    }
    return end > at
        && end + 1 < line.length()
        && ".)".indexOf(line.charAt(end)) >= 0
        && line.charAt(end + 1) == ' ';
  }
}
