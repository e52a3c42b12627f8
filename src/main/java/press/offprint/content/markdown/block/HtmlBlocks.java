package press.offprint.content.markdown.block;

import com.vladsch.flexmark.ast.HtmlBlock;
import com.vladsch.flexmark.ast.HtmlCommentBlock;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.parser.InlineParser;
import com.vladsch.flexmark.parser.block.AbstractBlockParser;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.CustomBlockParserFactory;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.parser.core.BlockQuoteParser;
import com.vladsch.flexmark.parser.core.IndentedCodeBlockParser;
import com.vladsch.flexmark.parser.core.ListBlockParser;
import com.vladsch.flexmark.parser.core.ThematicBreakParser;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.BlockContent;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import press.offprint.content.markdown.inline.RawTagScanner;
import press.offprint.content.markdown.mdx.Mdx;
import press.offprint.content.markdown.syntax.Independent;
import press.offprint.content.markdown.syntax.MarkdownElement;
import press.offprint.content.markdown.syntax.NearMiss;
import press.offprint.model.interrupt.Regex;

/**
 * The blocks of raw HTML, of seven kinds: section 4.6 of CommonMark 0.31.2. In MDX, the texts of
 * most kinds are Markdown.
 */
public final class HtmlBlocks implements CustomBlockParserFactory, Independent {
  private static final String[] ENDS = {"", "</", "-->", "?>", ">", "]]>"};
  private static final int COMMENT = 2;
  private static final int LAST_WITH_END = 5;
  private static final int ANY_TAG = 7;
  private static final Pattern ELEMENT =
      Pattern.compile("\\s*<([A-Za-z][A-Za-z0-9]*)\\b.*</\\1>\\s*", Pattern.DOTALL);
  private static final Set<String> VERBATIM = Set.of("script", "pre", "style", "textarea");
  private static final Set<String> TAGS =
      Set.of(
          Regex.split(
              """
          address article aside base basefont blockquote body caption center col colgroup dd
          details dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2
          h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav noframes ol
          optgroup option p param search section summary table tbody td tfoot th thead title tr
          track ul""",
              "\\s+",
              -1));

  @Override
  public Set<Class<?>> getAfterDependents() {
    return Set.of(BlockQuoteParser.Factory.class, HeadingBlocks.class);
  }

  @Override
  public Set<Class<?>> getBeforeDependents() {
    return Set.of(
        ThematicBreakParser.Factory.class,
        ListBlockParser.Factory.class,
        IndentedCodeBlockParser.Factory.class);
  }

  @Override
  public BlockParserFactory apply(DataHolder options) {
    return HtmlBlocks::start;
  }

  private static BlockStart start(ParserState state, MatchedBlockParser matched) {
    BasedSequence line = state.getLine();
    int at = state.getNextNonSpaceIndex();
    if (Mdx.isCode(state) || at >= line.length() || line.charAt(at) != '<') {
      return BlockStart.none();
    }
    int kind = kind(line.subSequence(at).toString());
    boolean isInParagraph = matched.getBlockParser().getBlock() instanceof Paragraph;
    return kind == 0 || (kind == ANY_TAG && (isInParagraph || isInElement(state)))
        ? BlockStart.none()
        : BlockStart.of(new Lines(kind, kind > LAST_WITH_END && Mdx.is(state)))
            .atIndex(state.getIndex());
  }

  // kramdown: within such an element, the tag of an image begins a paragraph.
  private static boolean isInElement(ParserState state) {
    return state.getActiveBlockParsers().stream()
        .anyMatch(
            parser -> parser.getBlock() instanceof MarkdownElement block && block.isElement());
  }

  /** Returns the kind of block that a line begins, or 0. */
  private static int kind(String line) {
    if (line.startsWith("<!--")) {
      return COMMENT;
    }
    if (line.startsWith("<?")) {
      return 3;
    }
    if (line.startsWith("<![CDATA[")) {
      return LAST_WITH_END;
    }
    if (line.startsWith("<!")) {
      return line.length() > 2 && isLetter(line.charAt(2)) ? 4 : 0;
    }
    boolean isClosing = line.startsWith("</");
    int start = isClosing ? 2 : 1;
    int end = start;
    while (end < line.length() && (isLetter(line.charAt(end)) || isDigit(line.charAt(end)))) {
      end++;
    }
    String name = line.substring(start, end).toLowerCase(Locale.ROOT);
    boolean isNameEnd = end == line.length() || " \t\r\n>".indexOf(line.charAt(end)) >= 0;
    if (VERBATIM.contains(name) && !isClosing && isNameEnd) {
      return 1;
    }
    if (TAGS.contains(name) && (isNameEnd || line.startsWith("/>", end))) {
      return 6;
    }
    int tagEnd = new RawTagScanner(line).end(0);
    return tagEnd > 0 && line.substring(tagEnd).isBlank() ? ANY_TAG : 0;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The lines of a block. */
  private static final class Lines extends AbstractBlockParser {
    private final int kind;
    private final Block block;
    private BlockContent content = new BlockContent();
    private boolean isFinished;

    /**
     * @param isMarkdown true if the texts between the tags are Markdown
     */
    Lines(int kind, boolean isMarkdown) {
      this.kind = kind;
      this.block =
          kind == COMMENT
              ? new HtmlCommentBlock()
              : isMarkdown ? new ElementLines() : new HtmlBlock();
    }

    @Override
    public Block getBlock() {
      return block;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
      boolean isEnd = isFinished || (kind > LAST_WITH_END && state.isBlank());
      return isEnd ? BlockContinue.none() : BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public void addLine(ParserState state, BasedSequence line) {
      content.add(line, state.getIndent());
      isFinished = kind <= LAST_WITH_END ? hasEnd(line.toString()) : endsInMdx(state, line);
    }

    // In MDX, a block ends with its element.
    private boolean endsInMdx(ParserState state, BasedSequence line) {
      return Mdx.is(state) && content.getLineCount() == 1 && Regex.matcher(ELEMENT, line).matches();
    }

    private boolean hasEnd(String line) {
      if (kind > 1) {
        // The first line begins with the mark of the beginning.
        return line.indexOf(ENDS[kind], content.getLineCount() == 1 ? startOfText(line) : 0) >= 0;
      }
      String lower = line.toLowerCase(Locale.ROOT);
      return VERBATIM.stream().anyMatch(name -> lower.contains("</" + name + ">"));
    }

    private int startOfText(String line) {
      int start = line.indexOf('<');
      return kind == COMMENT ? start + 2 : start + 1;
    }

    @Override
    public boolean isRawText() {
      return true;
    }

    @Override
    public boolean canInterruptBy(BlockParserFactory factory) {
      return false;
    }

    @Override
    public void closeBlock(ParserState state) {
      block.setContent(content);
      content = null;
      if (hidesRest() && state.getInlineParser() instanceof NearMiss.Places places) {
        places.add(NearMiss.Kind.OPEN_MARKUP, end(), block.getStartOffset());
      }
    }

    @Override
    public void parseInlines(InlineParser inlineParser) {
      if (block instanceof ElementLines) {
        inlineParser.parse(block.getContentChars(), block);
      }
    }

    // The text of an open pre is shown.
    private boolean hidesRest() {
      return kind <= LAST_WITH_END && !isFinished && !name().equals("pre");
    }

    private String end() {
      return kind == 1 ? "</" + name() + ">" : ENDS[kind];
    }

    private String name() {
      String start = kind == 1 ? block.getChars().trimStart().toString() : "";
      return VERBATIM.stream()
          .filter(name -> start.regionMatches(true, 1, name, 0, name.length()))
          .findFirst()
          .orElse("");
    }
  }
}
