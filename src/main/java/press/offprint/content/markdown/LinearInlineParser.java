package press.offprint.content.markdown;

import com.vladsch.flexmark.parser.InlineParserExtensionFactory;
import com.vladsch.flexmark.parser.delimiter.DelimiterProcessor;
import com.vladsch.flexmark.parser.internal.CommonmarkInlineParser;
import com.vladsch.flexmark.parser.internal.LinkRefProcessorData;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.data.DataKey;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.markdown.syntax.NearMiss;
import press.offprint.content.markdown.syntax.NestedInlines;

/**
 * The inline parser of flexmark with three corrections. It parses a paragraph of many links in
 * linear time: flexmark calls {@code Matcher.toMatchResult}, which copies the whole paragraph in
 * Java 17. It parses link destinations by the current edition of CommonMark. It records
 * near-misses.
 */
class LinearInlineParser extends CommonmarkInlineParser implements NestedInlines {
  static final DataKey<List<NearMiss>> NEAR_MISSES =
      new DataKey<>("OFFPRINT_NEAR_MISSES", ArrayList::new);

  private static final int MAX_LENGTH = 300;
  // A destination with a space and the extension of a file; a title may follow.
  private static final Pattern SPACED_DESTINATION =
      Pattern.compile(
          "\\s*([^\\s<>\"]+ [^<>\"]*\\.[A-Za-z0-9]{1,8}(?:#[^\\s\"]*)?)(?:\\s+\"[^\"]*\")?\\s*");

  private final List<NearMiss> nearMisses = new ArrayList<>();
  private final LongParagraphs paragraphs = new LongParagraphs();
  private final Deque<Nested> nested = new ArrayDeque<>();

  /** A text that is parsed after the paragraph that holds it. */
  private record Nested(BasedSequence content, Node node) {}

  LinearInlineParser(
      DataHolder options,
      BitSet special,
      BitSet delimiters,
      Map<Character, DelimiterProcessor> processors,
      LinkRefProcessorData references,
      List<InlineParserExtensionFactory> extensions) {
    super(options, special, delimiters, processors, references, extensions);
  }

  @Override
  public BasedSequence match(Pattern pattern) {
    Matcher matcher = matcher(pattern);
    return matcher == null ? null : input.subSequence(matcher.start(), matcher.end());
  }

  @Override
  public BasedSequence[] matchWithGroups(Pattern pattern) {
    Matcher matcher = matcher(pattern);
    if (matcher == null) {
      return null;
    }
    BasedSequence[] groups = new BasedSequence[matcher.groupCount() + 1];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = matcher.start(i) < 0 ? null : input.subSequence(matcher.start(i), matcher.end(i));
    }
    return groups;
  }

  @Override
  public void initializeDocument(Document document) {
    super.initializeDocument(document);
    document.set(NEAR_MISSES, nearMisses);
  }

  final LongParagraphs paragraphs() {
    return paragraphs;
  }

  @Override
  public void parse(BasedSequence content, Node node) {
    super.parse(paragraphs.restore(node, content), node);
    parseNested();
  }

  @Override
  public void parseLater(BasedSequence content, Node node) {
    nested.add(new Nested(content, node));
  }

  // The bars of a table's row do not divide the text of a note.
  private void parseNested() {
    BitSet rowCharacters = customCharacters;
    ArrayList<Node> rowNodes = customSpecialCharacterNodes;
    customCharacters = null;
    for (Nested next = nested.poll(); next != null; next = nested.poll()) {
      super.parse(next.content(), next.node());
    }
    customCharacters = rowCharacters;
    customSpecialCharacterNodes = rowNodes;
  }

  @Override
  public void finalizeDocument(Document document) {
    super.finalizeDocument(document);
    paragraphs.restoreAll();
  }

  @Override
  protected boolean parseCloseBracket() {
    int close = index;
    boolean parsed = super.parseCloseBracket();
    if (index == close + 1 && peek() == '(') {
      recordSpacedDestination(findOpener(close));
    }
    return parsed;
  }

  // Returns the offset of the bracket that the one at {@code close} closes, or -1 if it is far
  // away.
  private int findOpener(int close) {
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

  // Records a destination that is not one only because of a space.
  private void recordSpacedDestination(int opener) {
    if (opener < 0) {
      return;
    }
    boolean isImage = opener > 0 && input.charAt(opener - 1) == '!';
    int start = index + 1;
    int end = start;
    int open = 1;
    for (int limit = Math.min(input.length(), start + MAX_LENGTH); end < limit; end++) {
      char c = input.charAt(end);
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (open == 0 || c == '\n') {
        break;
      }
    }
    Matcher destination = SPACED_DESTINATION.matcher(input.subSequence(start, end).toString());
    if (open == 0 && destination.matches()) {
      NearMiss.Kind kind = isImage ? NearMiss.Kind.SPACED_PICTURE : NearMiss.Kind.SPACED_LINK;
      int offset = input.subSequence(start, end).getStartOffset();
      nearMisses.add(new NearMiss(kind, destination.group(1), offset));
    }
  }

  // CommonMark 0.31.2 section 6.3: a destination in angle brackets may hold spaces and parentheses,
  // and no other destination starts with an angle bracket. flexmark follows an older edition.
  @Override
  public BasedSequence parseLinkDestination() {
    if (peek() != '<') {
      return super.parseLinkDestination();
    }
    for (int i = index + 1; i < input.length(); i++) {
      switch (input.charAt(i)) {
        case '>' -> {
          BasedSequence destination = input.subSequence(index, i + 1);
          index = i + 1;
          return destination;
        }
        case '<', '\n', '\r' -> {
          return null;
        }
        case '\\' -> i += isEscape(i + 1) ? 1 : 0;
        default -> {
          // Any other character is part of the destination.
        }
      }
    }
    return null;
  }

  private boolean isEscape(int at) {
    return at < input.length() && "<>\\".indexOf(input.charAt(at)) >= 0;
  }
}
