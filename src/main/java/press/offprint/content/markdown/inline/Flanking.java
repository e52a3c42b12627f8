package press.offprint.content.markdown.inline;

import com.vladsch.flexmark.parser.delimiter.DelimiterProcessor;

/**
 * Whether a run of delimiters can open or close an emphasis: section 6.2 of CommonMark 0.31.2. In
 * Chinese, Japanese and Korean, no space is written between words and punctuation, so a mark of
 * these languages beside the run counts as a letter, and a letter of theirs counts as a space.
 */
public record Flanking(boolean canOpen, boolean canClose) {
  private static final int LINE_END = '\n';

  /** Returns the flanking of the run of delimiters from {@code start} to {@code end}. */
  public static Flanking of(String text, int start, int end, DelimiterProcessor processor) {
    int before = start == 0 ? LINE_END : text.codePointBefore(start);
    int after = end == text.length() ? LINE_END : text.codePointAt(end);
    boolean spaceBefore = Letters.isSpace(before);
    boolean spaceAfter = Letters.isSpace(after);
    boolean markBefore = Letters.isPunctuation(before);
    boolean markAfter = Letters.isPunctuation(after);
    boolean cjkBefore = Letters.isCjk(before);
    boolean cjkAfter = Letters.isCjk(after);
    boolean left =
        !spaceAfter && (!markAfter || cjkAfter || spaceBefore || markBefore || cjkBefore);
    boolean right =
        !spaceBefore && (!markBefore || cjkBefore || spaceAfter || markAfter || cjkAfter);
    char c = text.charAt(start);
    String beforeText = Character.toString(before);
    String afterText = Character.toString(after);
    boolean canOpen =
        c == processor.getOpeningCharacter()
            && processor.canBeOpener(
                beforeText, afterText, left, right, markBefore, markAfter, spaceBefore, spaceAfter);
    boolean canClose =
        c == processor.getClosingCharacter()
            && processor.canBeCloser(
                beforeText, afterText, left, right, markBefore, markAfter, spaceBefore, spaceAfter);
    return new Flanking(canOpen, canClose);
  }
}
