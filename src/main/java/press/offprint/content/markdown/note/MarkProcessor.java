package press.offprint.content.markdown.note;

import com.vladsch.flexmark.parser.InlineParser;
import com.vladsch.flexmark.parser.core.delimiter.Delimiter;
import com.vladsch.flexmark.parser.delimiter.DelimiterProcessor;
import com.vladsch.flexmark.parser.delimiter.DelimiterRun;
import com.vladsch.flexmark.util.ast.Node;
import press.offprint.content.markdown.syntax.SpanNode;

/** The processor of highlights: two equals signs on both sides, as in Obsidian and pandoc. */
final class MarkProcessor implements DelimiterProcessor {
  private static final int LENGTH = 2;

  @Override
  public char getOpeningCharacter() {
    return '=';
  }

  @Override
  public char getClosingCharacter() {
    return '=';
  }

  @Override
  public int getMinLength() {
    return LENGTH;
  }

  // A comparison such as a==b is not a highlight.
  @Override
  public boolean canBeOpener(
      String before,
      String after,
      boolean leftFlanking,
      boolean rightFlanking,
      boolean beforeIsPunctuation,
      boolean afterIsPunctuation,
      boolean beforeIsWhitespace,
      boolean afterIsWhiteSpace) {
    return leftFlanking && !isWordPart(before);
  }

  @Override
  public boolean canBeCloser(
      String before,
      String after,
      boolean leftFlanking,
      boolean rightFlanking,
      boolean beforeIsPunctuation,
      boolean afterIsPunctuation,
      boolean beforeIsWhitespace,
      boolean afterIsWhiteSpace) {
    return rightFlanking && !isWordPart(after);
  }

  // Chinese and Japanese have no spaces around a highlight.
  private static boolean isWordPart(String character) {
    char c = character.charAt(0);
    return Character.isLetterOrDigit(c) && (c < '\u2E80' || c > '\uFFDC');
  }

  @Override
  public boolean skipNonOpenerCloser() {
    return false;
  }

  @Override
  public int getDelimiterUse(DelimiterRun opener, DelimiterRun closer) {
    return opener.length() == LENGTH && closer.length() == LENGTH ? LENGTH : 0;
  }

  @Override
  public Node unmatchedDelimiterNode(InlineParser parser, DelimiterRun delimiter) {
    return null;
  }

  @Override
  public void process(Delimiter opener, Delimiter closer, int used) {
    SpanNode mark = new SpanNode("mark", opener.getTailChars(used), closer.getLeadChars(used));
    opener.moveNodesBetweenDelimitersTo(mark, closer);
  }
}
