package press.offprint.content.markdown.note;

import com.vladsch.flexmark.parser.InlineParserExtension;
import com.vladsch.flexmark.parser.LightInlineParser;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import press.offprint.content.markdown.syntax.Comment;
import press.offprint.content.markdown.syntax.InlineSyntax;

/** The inline parser of comments between two percent signs on both sides, as in Obsidian. */
final class CommentParser extends InlineSyntax {
  private BasedSequence input;
  // Before this offset, no pair of percent signs closes a comment.
  private int searchedUpTo;

  /** The factory of the parser. */
  static final class Factory extends InlineSyntax.Factory {
    Factory() {
      super("%");
    }

    @Override
    public InlineParserExtension apply(LightInlineParser parser) {
      return new CommentParser();
    }
  }

  @Override
  public boolean parse(LightInlineParser parser) {
    if (parser.getInput() != input) {
      input = parser.getInput();
      searchedUpTo = 0;
    }
    int at = parser.getIndex();
    if (runLength(input, at) != 2 || isVisible(input, at - 1) || searchedUpTo == input.length()) {
      return false;
    }
    for (int i = Math.max(at + 3, searchedUpTo); i + 1 < input.length(); i++) {
      boolean isPair = input.charAt(i) == '%' && input.charAt(i + 1) == '%';
      if (isPair && !isVisible(input, i + 2)) {
        return add(parser, new Comment(input.subSequence(at, i + 2)), i + 2);
      }
    }
    searchedUpTo = input.length();
    return false;
  }
}
