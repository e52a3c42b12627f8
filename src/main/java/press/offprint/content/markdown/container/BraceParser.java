package press.offprint.content.markdown.container;

import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.parser.InlineParserExtension;
import com.vladsch.flexmark.parser.LightInlineParser;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.List;
import press.offprint.content.markdown.syntax.Comment;
import press.offprint.content.markdown.syntax.InlineSyntax;

/**
 * The inline parser of braces: attribute lists, and the extensions of kramdown such as <code>
 * {::comment}</code>.
 */
final class BraceParser extends InlineSyntax {
  private final List<AttributeList> lists;
  private BasedSequence input;
  private boolean isExtensionUnclosed;
  private boolean isCommentUnclosed;

  private BraceParser(LightInlineParser parser) {
    this.lists = AttributeLists.LISTS.get(parser.getDocument());
  }

  /** The factory of the parser. */
  static final class Factory extends InlineSyntax.Factory {
    Factory() {
      super("{");
    }

    @Override
    public InlineParserExtension apply(LightInlineParser parser) {
      return new BraceParser(parser);
    }
  }

  @Override
  public boolean parse(LightInlineParser parser) {
    if (parser.getInput() != input) {
      input = parser.getInput();
      isExtensionUnclosed = false;
      isCommentUnclosed = false;
    }
    int at = parser.getIndex();
    if (at + 1 >= input.length() || "{%".indexOf(input.charAt(at + 1)) >= 0) {
      return false;
    }
    if (input.charAt(at + 1) == '/' && at + 2 < input.length() && input.charAt(at + 2) == '*') {
      return comment(parser, at);
    }
    if (input.charAt(at + 1) == ':' && at + 2 < input.length() && input.charAt(at + 2) == ':') {
      return extension(parser, at);
    }
    int end = AttributeList.end(input, at);
    if (end < 0) {
      return false;
    }
    AttributeList list = new AttributeList(input.subSequence(at, end));
    lists.add(list);
    return add(parser, list, end);
  }

  // MDX: a comment of JavaScript.
  private boolean comment(LightInlineParser parser, int at) {
    int close = isCommentUnclosed ? -1 : input.indexOf("*/}", at + 3);
    isCommentUnclosed |= close < 0;
    if (close >= 0 && isHeadingEnd(parser, close + 3)) {
      AttributeList id = new AttributeList(input.subSequence(at, close + 3));
      if (id.isIdComment()) {
        lists.add(id);
        return add(parser, id, close + 3);
      }
    }
    return close >= 0 && add(parser, new Comment(input.subSequence(at, close + 3)), close + 3);
  }

  private boolean isHeadingEnd(LightInlineParser parser, int end) {
    return parser.getBlock() instanceof Heading && input.subSequence(end).isBlank();
  }

  private boolean extension(LightInlineParser parser, int at) {
    KramdownExtension extension = KramdownExtension.at(input, at);
    if (extension == null || isExtensionUnclosed) {
      return false;
    }
    if (extension.isComplete()) {
      return add(parser, new Comment(input.subSequence(at, extension.end())), extension.end());
    }
    int close = extension.closeStart(input, input.length());
    if (close < 0) {
      isExtensionUnclosed = true;
      return false;
    }
    int end = extension.closeEnd(input, close);
    return extension.isHidden()
        ? add(parser, new Comment(input.subSequence(at, end)), end)
        : add(parser, new HtmlInline(input.subSequence(extension.end(), close)), end);
  }
}
