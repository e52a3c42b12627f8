package press.offprint.content.markdown;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.markdown.syntax.NearMiss;
import press.offprint.model.interrupt.Regex;

/** A text that would be the destination of a link if it did not hold a space. */
final class SpacedDestination {
  private static final int MAX_LENGTH = 300;
  // A destination with a space and the extension of a file; a title may follow.
  private static final Pattern SPACED_DESTINATION =
      Pattern.compile(
          "\\s*([^\\s<>\"]+ [^<>\"]*\\.[A-Za-z0-9]{1,8}(?:#[^\\s\"]*)?)(?:\\s+\"[^\"]*\")?\\s*");

  private SpacedDestination() {}

  /** Returns the destination behind a closing bracket and an opening parenthesis, or null. */
  static NearMiss find(BasedSequence input, int close) {
    int opener = findOpener(input, close);
    if (opener < 0) {
      return null;
    }
    int start = close + 2;
    int end = start;
    int open = 1;
    for (int limit = Math.min(input.length(), start + MAX_LENGTH); end < limit; end++) {
      char c = input.charAt(end);
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (open == 0 || c == '\n') {
        break;
      }
    }
    Matcher destination =
        Regex.matcher(SPACED_DESTINATION, input.subSequence(start, end).toString());
    if (open != 0 || !destination.matches()) {
      return null;
    }
    boolean isImage = opener > 0 && input.charAt(opener - 1) == '!';
    NearMiss.Kind kind = isImage ? NearMiss.Kind.SPACED_PICTURE : NearMiss.Kind.SPACED_LINK;
    int offset = input.subSequence(start, end).getStartOffset();
    return new NearMiss(kind, destination.group(1), offset);
  }

  // Returns the offset of the bracket that the one at {@code close} closes, or -1 if it is far
  // away.
  private static int findOpener(BasedSequence input, int close) {
    int open = 0;
    for (int i = close; i >= Math.max(0, close - MAX_LENGTH); i--) {
      char c = input.charAt(i);
      open += c == ']' ? 1 : c == '[' ? -1 : 0;
      if (open == 0) {
        return i;
      }
    }
    return -1;
  }
}
