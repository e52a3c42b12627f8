package press.offprint.content.markdown.inline;

import java.util.ArrayList;
import java.util.List;
import press.offprint.content.markdown.syntax.NearMiss;

/** Marks of bold text that mark nothing, because a space is between them and the text. */
public final class SpacedStrong {
  private static final int MAX_LENGTH = 200;

  private SpacedStrong() {}

  /**
   * Adds the text between two such marks, if a paragraph has exactly two on one line.
   *
   * @param runs the runs of delimiters of the paragraph
   */
  public static void find(String text, List<EmphasisRun> runs, NearMiss.Places places) {
    List<EmphasisRun> unused = new ArrayList<>();
    for (EmphasisRun run : runs) {
      if (run.written() == 2 && !run.isMatched() && run.getDelimiterChar() != '~') {
        unused.add(run);
      }
    }
    if (unused.size() != 2
        || unused.get(0).getDelimiterChar() != unused.get(1).getDelimiterChar()
        || "*_".indexOf(unused.get(0).getDelimiterChar()) < 0) {
      return;
    }
    int start = unused.get(0).getStartIndex() + 2;
    int end = unused.get(1).getStartIndex();
    boolean isShort = end > start && end - start <= MAX_LENGTH;
    String between = isShort ? text.substring(start, end) : "";
    if (between.isBlank() || between.indexOf('\n') >= 0) {
      return;
    }
    boolean isOuterSpace = start > 2 && Letters.isSpace(text.charAt(start - 3));
    boolean isSpacedEnd = between.endsWith(" ") && !between.startsWith(" ");
    boolean isSpacedStart = between.startsWith(" ") && !isOuterSpace;
    if (isSpacedEnd || (isSpacedStart && !between.endsWith(" "))) {
      int offset = unused.get(0).getNode().getStartOffset();
      places.add(NearMiss.Kind.SPACED_STRONG, between, offset);
    }
  }
}
