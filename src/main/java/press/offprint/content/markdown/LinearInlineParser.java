package press.offprint.content.markdown;

import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.HtmlEntity;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.ast.HtmlInlineComment;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.parser.InlineParserExtensionFactory;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.core.delimiter.Delimiter;
import com.vladsch.flexmark.parser.delimiter.DelimiterProcessor;
import com.vladsch.flexmark.parser.internal.CommonmarkInlineParser;
import com.vladsch.flexmark.parser.internal.LinkRefProcessorData;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.KeepType;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.data.DataKey;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import com.vladsch.flexmark.util.sequence.Escaping;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.markdown.inline.BareAddress;
import press.offprint.content.markdown.inline.BareLink;
import press.offprint.content.markdown.inline.DelimiterMatching;
import press.offprint.content.markdown.inline.EmojiName;
import press.offprint.content.markdown.inline.EmojiNames;
import press.offprint.content.markdown.inline.EmphasisRun;
import press.offprint.content.markdown.inline.Flanking;
import press.offprint.content.markdown.inline.FoldedReferences;
import press.offprint.content.markdown.inline.HiddenReferences;
import press.offprint.content.markdown.inline.LinkScanner;
import press.offprint.content.markdown.inline.LongTildes;
import press.offprint.content.markdown.inline.OrdinaryText;
import press.offprint.content.markdown.inline.RawAnchors;
import press.offprint.content.markdown.inline.RawCode;
import press.offprint.content.markdown.inline.RawTagScanner;
import press.offprint.content.markdown.inline.SpacedStrong;
import press.offprint.content.markdown.inline.Superscripts;
import press.offprint.content.markdown.syntax.NearMiss;
import press.offprint.content.markdown.syntax.NestedBlocks;
import press.offprint.content.markdown.syntax.NestedInlines;

/**
 * The inline parser of flexmark with three corrections. It parses a paragraph of many links in
 * linear time: flexmark calls {@code Matcher.toMatchResult}, which copies the whole paragraph in
 * Java 17. It follows the current edition of CommonMark and reads bare addresses. It records
 * near-misses.
 */
class LinearInlineParser extends CommonmarkInlineParser
    implements NestedInlines, NestedBlocks, NearMiss.Places {
  static final DataKey<List<NearMiss>> NEAR_MISSES =
      new DataKey<>("OFFPRINT_NEAR_MISSES", ArrayList::new);

  private final List<NearMiss> nearMisses = new ArrayList<>();
  private final LongParagraphs paragraphs = new LongParagraphs();
  private final Deque<Nested> nested = new ArrayDeque<>();

  /** A text that is parsed after the paragraph that holds it. */
  private record Nested(BasedSequence content, Node node) {}

  private final List<EmphasisRun> runs = new ArrayList<>();
  private BasedSequence textOf;
  private String text = "";
  private RawTagScanner tags;
  private OrdinaryText ordinary = new OrdinaryText(text);
  private boolean isInAnchor;
  private boolean isLabelOfLink;
  // The raw element of code around the text, or an empty text.
  private String code = "";

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
    if (getDocument() != null) {
      return; // The blocks of a cell are parts of the document.
    }
    document.set(Parser.REFERENCES_KEEP, KeepType.FIRST);
    document.set(Parser.REFERENCES, new FoldedReferences(document));
    super.initializeDocument(document);
    document.set(NEAR_MISSES, nearMisses);
  }

  @Override
  public void add(NearMiss.Kind kind, String text, int offset) {
    nearMisses.add(new NearMiss(kind, text, offset));
  }

  /** Takes the references in front of the text of a heading out of it. */
  void takeReferences(Heading heading) {
    BasedSequence rest = heading.getText();
    if (!heading.getOpeningMarker().isEmpty() || !rest.startsWith("[")) {
      return;
    }
    int length = rest.startsWith("[") ? parseReference(heading, rest) : 0;
    while (length > 0) {
      rest = rest.subSequence(length).trim();
      length = rest.startsWith("[") ? parseReference(heading, rest) : 0;
    }
    heading.setText(rest);
    if (rest.isEmpty()) {
      // The underline of nothing is a text.
      Paragraph underline = new Paragraph(heading.getClosingMarker());
      heading.insertBefore(underline);
      heading.unlink();
      parse(heading.getClosingMarker(), underline);
    }
  }

  final LongParagraphs paragraphs() {
    return paragraphs;
  }

  @Override
  public void parse(BasedSequence content, Node node) {
    runs.clear();
    isInAnchor = false;
    code = "";
    super.parse(paragraphs.restore(node, content), node);
    SpacedStrong.find(text(), runs, this);
    LongTildes.find(runs, this);
    parseNested();
  }

  @Override
  public void parseLater(BasedSequence content, Node node) {
    nested.add(new Nested(content, node));
  }

  @Override
  public void parseBlocks(BasedSequence content, Block parent) {
    CellBlocks.parse(content, parent, this);
  }

  // The bars of a table's row do not divide the text of a note.
  private void parseNested() {
    code = "";
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
    if (document != getDocument()) {
      return;
    }
    super.finalizeDocument(document);
    paragraphs.restoreAll();
  }

  @Override
  protected boolean parseCloseBracket() {
    int close = index;
    boolean parsed = parseBracketsOfReferences();
    BareLink.removeWithin(block.getLastChild());
    if (index == close + 1 && peek() == '(') {
      NearMiss spaced = SpacedDestination.find(input, close);
      if (spaced != null) {
        nearMisses.add(spaced);
      }
    }
    return parsed;
  }

  private boolean parseBracketsOfReferences() {
    boolean hasLabel = index + 1 < input.length() && text().charAt(index + 1) == '[';
    if (getLastBracket() == null || !hasLabel) {
      return super.parseCloseBracket();
    }
    HiddenReferences hidden = HiddenReferences.behind(getLastBracket());
    isLabelOfLink = isLabelOfLink(index + 1);
    if (isLabelOfLink) {
      // No reference without a label either, because a bracket follows.
      getLastBracket().setBracketAfter(true);
    }
    try {
      return super.parseCloseBracket();
    } finally {
      isLabelOfLink = false;
      hidden.show();
    }
  }

  // In [a][b](c), b is the text of a link if no definition has the label b.
  private boolean isLabelOfLink(int at) {
    int end = LinkScanner.labelEnd(text(), at);
    return end > at + "[]".length()
        && end < input.length()
        && text().charAt(end) == '('
        && !referenceRepository.containsKey(
            Escaping.normalizeReferenceChars(input.subSequence(at, end), true));
  }

  @Override
  public BasedSequence parseLinkDestination() {
    return peek() == '<'
        ? take(LinkScanner.angledDestinationEnd(text(), index))
        : super.parseLinkDestination();
  }

  @Override
  public BasedSequence parseLinkTitle() {
    return take(LinkScanner.titleEnd(text(), index));
  }

  @Override
  public int parseLinkLabel() {
    if (isLabelOfLink) {
      return 0;
    }
    BasedSequence label = take(LinkScanner.labelEnd(text(), index));
    return label == null ? 0 : label.length();
  }

  @Override
  public boolean parseEntity() {
    BasedSequence entity = take(LinkScanner.entityEnd(text(), index));
    if (entity != null) {
      appendNode(new HtmlEntity(entity));
    }
    return entity != null;
  }

  @Override
  public boolean parseHtmlInline() {
    BasedSequence tag = take(tags().end(index));
    if (tag != null) {
      appendNode(tag.startsWith("<!--") ? new HtmlInlineComment(tag) : new HtmlInline(tag));
      isInAnchor = RawAnchors.isOpen(tag, isInAnchor);
      code = RawCode.openAfter(tag, code);
      if (tag.startsWith("<?")) {
        add(NearMiss.Kind.INSTRUCTION, "", tag.getStartOffset());
      }
    }
    return tag != null;
  }

  @Override
  protected boolean parseInline(boolean withoutExtensions) {
    return super.parseInline(withoutExtensions || !code.isEmpty());
  }

  @Override
  protected boolean parseDelimiters(DelimiterProcessor processor, char delimiter) {
    int end = index;
    while (end < input.length() && text().charAt(end) == delimiter) {
      end++;
    }
    boolean isCode = !code.isEmpty() && delimiter != '*' && delimiter != '_';
    Flanking flanking = Flanking.of(text(), index, end, processor);
    boolean isUseless =
        !flanking.canOpen() && !flanking.canClose() && processor.skipNonOpenerCloser();
    if (isCode || isUseless || end - index < processor.getMinLength()) {
      // A run is text as a whole; its parts are no runs, and reading each one takes quadratic time.
      appendText(input, index, end);
      index = end;
      return true;
    }
    Text node = appendSeparateText(input.subSequence(index, end));
    EmphasisRun run = new EmphasisRun(input, node, flanking, lastDelimiter, index, end);
    lastDelimiter = run;
    runs.add(run);
    index = end;
    return true;
  }

  @Override
  public void processDelimiters(Delimiter stackBottom) {
    new DelimiterMatching(this, delimiterProcessors).match(stackBottom);
  }

  // A bare address is found before its punctuation could be read as emphasis.
  @Override
  protected boolean parseString() {
    int begin = index;
    char stop = customCharacters != null && customCharacters.get('|') ? '|' : '\0';
    String all = text();
    ordinary.find(begin, specialCharacters, stop);
    int end = ordinary.end();
    if (end == begin) {
      return false;
    }
    int address = isInAnchor ? -1 : ordinary.address();
    int emoji = code.isEmpty() ? EmojiNames.find(all, begin, address < 0 ? end : address) : -1;
    int found = emoji < 0 ? address : emoji;
    String superscript = Superscripts.at(all, found < 0 ? end : found);
    if (superscript != null && code.isEmpty()) {
      add(NearMiss.Kind.SUPERSCRIPT, superscript, input.subSequence(begin, end).getStartOffset());
    }
    if (found < 0) {
      index = end;
      appendText(input, begin, end);
      return true;
    }
    if (found > begin) {
      appendText(input, begin, found);
    }
    index = emoji < 0 ? BareAddress.end(all, found, stop) : EmojiNames.end(all, found);
    BasedSequence chars = input.subSequence(found, index);
    appendNode(emoji < 0 ? BareLink.of(chars) : new EmojiName(chars));
    return true;
  }

  /** Returns the sequence from the index to an offset, which becomes the index; or null. */
  private BasedSequence take(int end) {
    if (end < 0) {
      return null;
    }
    BasedSequence taken = input.subSequence(index, end);
    index = end;
    return taken;
  }

  // Characters of a string are read faster than those of a sequence.
  private String text() {
    if (textOf != input) {
      textOf = input;
      text = input.toString();
      tags = null;
      ordinary = new OrdinaryText(text);
    }
    return text;
  }

  private RawTagScanner tags() {
    String current = text();
    if (tags == null) {
      tags = new RawTagScanner(current);
    }
    return tags;
  }
}
