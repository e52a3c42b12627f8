package press.offprint.content.markdown.inline;

import java.util.List;
import press.offprint.content.markdown.syntax.NearMiss;

/** Runs of three or more tildes, which some programs read as strikethrough. */
public final class LongTildes {
  private static final int MIN_LENGTH = 3;

  private LongTildes() {}

  /**
   * Adds the place of the first such run, if another run of tildes follows it.
   *
   * @param runs the runs of delimiters of a paragraph
   */
  public static void find(List<EmphasisRun> runs, NearMiss.Places places) {
    EmphasisRun first = null;
    int count = 0;
    for (EmphasisRun run : runs) {
      boolean isLong = run.getDelimiterChar() == '~' && run.written() >= MIN_LENGTH;
      first = isLong && first == null ? run : first;
      count += run.getDelimiterChar() == '~' && !run.isMatched() ? 1 : 0;
    }
    if (first != null && count > 1) {
      places.add(NearMiss.Kind.LONG_TILDES, "", first.getNode().getStartOffset());
    }
  }
}
