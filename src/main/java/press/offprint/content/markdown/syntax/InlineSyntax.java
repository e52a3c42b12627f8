package press.offprint.content.markdown.syntax;

import com.vladsch.flexmark.parser.InlineParser;
import com.vladsch.flexmark.parser.InlineParserExtension;
import com.vladsch.flexmark.parser.InlineParserExtensionFactory;
import com.vladsch.flexmark.parser.LightInlineParser;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/** A parser of an inline syntax. It is asked at each of its characters that is not code. */
public abstract class InlineSyntax implements InlineParserExtension {
  /** Creates a parser for each document. flexmark needs one class for each factory. */
  public abstract static class Factory implements InlineParserExtensionFactory, Independent {
    private final String characters;

    protected Factory(String characters) {
      this.characters = characters;
    }

    @Override
    public CharSequence getCharacters() {
      return characters;
    }
  }

  @Override
  public void finalizeDocument(InlineParser parser) {
    // Most parsers keep nothing of a document.
  }

  @Override
  public void finalizeBlock(InlineParser parser) {
    // Most parsers keep nothing of a block.
  }

  /** Adds a node and moves after its text. */
  protected static boolean add(LightInlineParser parser, Node node, int end) {
    parser.appendNode(node);
    parser.setIndex(end);
    return true;
  }

  /** Returns true if there is a character at {@code at} that is not white space. */
  protected static boolean isVisible(BasedSequence input, int at) {
    return at >= 0 && at < input.length() && !Character.isWhitespace(input.charAt(at));
  }

  /** Returns the offset of the end of the line, without its line break. */
  protected static int lineEnd(BasedSequence input, int at) {
    int end = at;
    while (end < input.length() && input.charAt(end) != '\n') {
      end++;
    }
    return end;
  }

  /** Returns true if there is white space only between two offsets. */
  protected static boolean isBlank(BasedSequence input, int start, int end) {
    for (int i = start; i < end; i++) {
      if (isVisible(input, i)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the number of equal characters from {@code at} on. */
  protected static int runLength(BasedSequence input, int at) {
    int end = at;
    while (end < input.length() && input.charAt(end) == input.charAt(at)) {
      end++;
    }
    return end - at;
  }
}
