package press.offprint.content.markdown.inline;

import com.vladsch.flexmark.parser.InlineParser;
import com.vladsch.flexmark.parser.core.delimiter.Delimiter;
import com.vladsch.flexmark.parser.delimiter.DelimiterProcessor;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.HashMap;
import java.util.Map;

/**
 * The matching of delimiters: “process emphasis” of CommonMark 0.31.2, in linear time. Quotation
 * marks are matched after all others, because an emphasis may begin in a quotation and end behind
 * it.
 */
public final class DelimiterMatching {
  private final InlineParser parser;
  private final Map<Character, DelimiterProcessor> processors;

  /** The openers below which no match for a kind of closer was found. */
  private Map<Object, Delimiter> bottoms = new HashMap<>();

  private record Kind(char delimiter, boolean canOpen, int length) {}

  private record Quote(char delimiter, Node parent) {}

  public DelimiterMatching(InlineParser parser, Map<Character, DelimiterProcessor> processors) {
    this.parser = parser;
    this.processors = processors;
  }

  /** Matches the delimiters above one of the stack and removes them. */
  public void match(Delimiter stackBottom) {
    if (parser.getLastDelimiter() == stackBottom || parser.getLastDelimiter() == null) {
      return;
    }
    match(stackBottom, false);
    match(stackBottom, true);
    while (parser.getLastDelimiter() != null && parser.getLastDelimiter() != stackBottom) {
      parser.removeDelimiterKeepNode(parser.getLastDelimiter());
    }
  }

  private void match(Delimiter stackBottom, boolean quotes) {
    bottoms = new HashMap<>();
    Delimiter closer = parser.getLastDelimiter();
    while (closer != null && closer.getPrevious() != stackBottom) {
      closer = closer.getPrevious();
    }
    while (closer != null) {
      DelimiterProcessor processor = processors.get(closer.getDelimiterChar());
      boolean isConsidered = closer.canClose() && isQuote(closer) == quotes && processor != null;
      closer = isConsidered ? match(closer, stackBottom, processor) : closer.getNext();
    }
  }

  /** Matches a closer and returns the next one to look at. */
  private Delimiter match(Delimiter closer, Delimiter stackBottom, DelimiterProcessor processor) {
    Object kind = kind(closer);
    boolean isRejected = false;
    for (Delimiter opener = closer.getPrevious();
        opener != null && opener != stackBottom && opener != bottoms.get(kind);
        opener = opener.getPrevious()) {
      if (opener.canOpen()
          && opener.getDelimiterChar() == processor.getOpeningCharacter()
          && isSameParent(opener, closer)) {
        int use = use(opener, closer, processor);
        if (use > 0) {
          return process(opener, closer, processor, use);
        }
        isRejected = "*_~".indexOf(closer.getDelimiterChar()) < 0;
      }
    }
    Delimiter next = closer.getNext();
    if (!isRejected) {
      bottoms.put(kind, closer.getPrevious());
      if (!closer.canOpen()) {
        parser.removeDelimiterKeepNode(closer);
      }
    }
    return next;
  }

  private Object kind(Delimiter closer) {
    if (isQuote(closer)) {
      return new Quote(closer.getDelimiterChar(), closer.getNode().getParent());
    }
    int written = closer instanceof EmphasisRun run ? run.written() : closer.getNumDelims();
    boolean isStrikethrough = closer.getDelimiterChar() == '~';
    return new Kind(
        closer.getDelimiterChar(), closer.canOpen(), isStrikethrough ? written : written % 3);
  }

  // Quotation marks are matched when the nodes of the others are there.
  private static boolean isSameParent(Delimiter opener, Delimiter closer) {
    return !isQuote(closer) || opener.getNode().getParent() == closer.getNode().getParent();
  }

  private static boolean isQuote(Delimiter delimiter) {
    char c = delimiter.getDelimiterChar();
    return c == '"' || c == '\'' || c == '<' || c == '>';
  }

  private static int use(Delimiter opener, Delimiter closer, DelimiterProcessor processor) {
    char c = closer.getDelimiterChar();
    if (c == '*' || c == '_') {
      return emphasisUse((EmphasisRun) opener, (EmphasisRun) closer);
    }
    return processor.getDelimiterUse(opener, closer);
  }

  // The rule of three: in *foo**bar*, the two stars in the middle close nothing.
  private static int emphasisUse(EmphasisRun opener, EmphasisRun closer) {
    if ((opener.canClose() || closer.canOpen())
        && closer.written() % 3 != 0
        && (opener.written() + closer.written()) % 3 == 0) {
      return 0;
    }
    return opener.getNumDelims() >= 2 && closer.getNumDelims() >= 2 ? 2 : 1;
  }

  private Delimiter process(
      Delimiter opener, Delimiter closer, DelimiterProcessor processor, int use) {
    removeBetween(opener, closer);
    opener.setMatched(true);
    closer.setMatched(true);
    processor.process(opener, closer, use);
    opener.setNumDelims(opener.getNumDelims() - use);
    closer.setNumDelims(closer.getNumDelims() - use);
    if (opener.getNumDelims() == 0) {
      parser.removeDelimiterAndNode(opener);
    } else {
      BasedSequence chars = opener.getNode().getChars();
      opener.getNode().setChars(chars.subSequence(0, opener.getNumDelims()));
    }
    if (closer.getNumDelims() > 0) {
      BasedSequence chars = closer.getNode().getChars();
      closer.getNode().setChars(chars.subSequence(use, chars.length()));
      closer.setIndex(closer.getIndex() + use);
      return closer;
    }
    Delimiter next = closer.getNext();
    parser.removeDelimiterAndNode(closer);
    return next;
  }

  private void removeBetween(Delimiter opener, Delimiter closer) {
    boolean quotes = isQuote(closer);
    Delimiter delimiter = closer.getPrevious();
    while (delimiter != null && delimiter != opener) {
      Delimiter previous = delimiter.getPrevious();
      if (isQuote(delimiter) == quotes) {
        parser.removeDelimiterKeepNode(delimiter);
      }
      delimiter = previous;
    }
  }
}
