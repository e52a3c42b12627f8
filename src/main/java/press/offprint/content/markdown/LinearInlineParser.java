package press.offprint.content.markdown;

import com.vladsch.flexmark.parser.InlineParserExtensionFactory;
import com.vladsch.flexmark.parser.delimiter.DelimiterProcessor;
import com.vladsch.flexmark.parser.internal.CommonmarkInlineParser;
import com.vladsch.flexmark.parser.internal.LinkRefProcessorData;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * flexmark's parser of running text. The original asks Java for a snapshot of each match, and Java
 * 17 copies the whole paragraph into it; so a paragraph took the square of its links.
 */
final class LinearInlineParser extends CommonmarkInlineParser {
  private static final int LONGEST = 300;
  // With a space in it and a file's ending; a title may follow.
  private static final Pattern ADDRESS =
      Pattern.compile(
          "\\s*([^\\s<>\"]+ [^<>\"]*\\.[A-Za-z0-9]{1,8}(?:#[^\\s\"]*)?)(?:\\s+\"[^\"]*\")?\\s*");

  private final List<NearMiss> nearMisses = new ArrayList<>();
  private final LongParagraphs paragraphs = new LongParagraphs();

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
    document.set(NearMiss.KEY, nearMisses);
  }

  LongParagraphs paragraphs() {
    return paragraphs;
  }

  @Override
  public void parse(BasedSequence content, Node node) {
    super.parse(paragraphs.text(node, content), node);
  }

  @Override
  public void finalizeDocument(Document document) {
    super.finalizeDocument(document);
    paragraphs.giveBack();
  }

  @Override
  protected boolean parseCloseBracket() {
    int close = index;
    boolean parsed = super.parseCloseBracket();
    if (index == close + 1 && peek() == '(') {
      spaced(opener(close));
    }
    return parsed;
  }

  // Where the bracket opens that closes at {@code close}, or -1 where that is far away.
  private int opener(int close) {
    int open = 0;
    for (int i = close; i >= Math.max(0, close - LONGEST); i--) {
      char c = input.charAt(i);
      open += c == ']' ? 1 : c == '[' ? -1 : 0;
      if (open == 0) {
        return i;
      }
    }
    return -1;
  }

  // Remembers the address of what would be a link or a picture, had it no space.
  private void spaced(int opener) {
    if (opener < 0) {
      return;
    }
    boolean picture = opener > 0 && input.charAt(opener - 1) == '!';
    int start = index + 1;
    int end = start;
    int open = 1;
    for (int limit = Math.min(input.length(), start + LONGEST); end < limit; end++) {
      char c = input.charAt(end);
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (open == 0 || c == '\n') {
        break;
      }
    }
    Matcher address = ADDRESS.matcher(input.subSequence(start, end).toString());
    if (open == 0 && address.matches()) {
      NearMiss.Kind kind = picture ? NearMiss.Kind.SPACED_PICTURE : NearMiss.Kind.SPACED_LINK;
      int offset = input.subSequence(start, end).getStartOffset();
      nearMisses.add(new NearMiss(kind, address.group(1), offset));
    }
  }

  // CommonMark 0.31.2 section 6.3: what stands in angle brackets may hold spaces and parentheses,
  // and nothing else begins with one. flexmark follows an older edition.
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
          // It may stand there.
        }
      }
    }
    return null;
  }

  private boolean isEscape(int at) {
    return at < input.length() && "<>\\".indexOf(input.charAt(at)) >= 0;
  }
}
