package press.offprint.content.markdown.container;

import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.parser.core.ParagraphParser;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.DataKey;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.markdown.mdx.ComponentHtml;
import press.offprint.content.markdown.mdx.ComponentTag;
import press.offprint.content.markdown.mdx.Mdx;
import press.offprint.content.markdown.syntax.BlockSyntax;
import press.offprint.content.markdown.syntax.RawBlock;
import press.offprint.model.interrupt.Regex;

/**
 * The components of MDX whose tags are alone on their lines, and what they enclose, which is
 * Markdown. Its indentation is that of its first line. Those of well-known sites for notices, tabs
 * and details are shown as such, all others as their words.
 */
final class ComponentSyntax extends BlockSyntax {
  private static final Pattern END_TAG =
      Pattern.compile("</([A-Za-z][\\w.-]*+)[ \\t]*+>(?=[ \\t]*+(?:\\n|\\z))");
  private static final Set<String> ELEMENTS =
      Set.of(
          "div",
          "section",
          "article",
          "aside",
          "main",
          "header",
          "footer",
          "nav",
          "details",
          "figure",
          "figcaption",
          "blockquote",
          "center",
          "table",
          "thead",
          "tbody",
          "tfoot",
          "tr",
          "th",
          "td",
          "ul",
          "ol",
          "li",
          "dl",
          "dt",
          "dd");
  // Their content may be on the line of the tag.
  private static final Set<String> WITH_TEXT =
      Set.of("frame", "figcaption", "card", "responsefield", "paramfield", "property");
  private static final Set<String> TABS = Set.of("tab", "tabitem", "tabpanel", "step");
  private static final Set<String> GROUPS =
      Set.of(
          "tabs",
          "tabgroup",
          "codetabs",
          "codegroup",
          "steps",
          "cards",
          "cardgroup",
          "cardgrid",
          "accordiongroup",
          "accordions",
          "columns",
          "column",
          "grid",
          "fragment");
  private static final Set<String> DETAILS =
      Set.of("accordion", "accordionitem", "expandable", "collapse", "collapsible", "collapsable");
  private static final DataKey<EndTags> END_TAGS =
      new DataKey<>("OFFPRINT_COMPONENT_ENDS", EndTags::new);

  /** The offset of the last line of a document that ends with the end tag of each name. */
  private static final class EndTags {
    private Map<String, Integer> last;

    boolean follow(int offset, String name, BasedSequence source) {
      if (last == null) {
        last = new HashMap<>();
        Matcher tag = Regex.matcher(END_TAG, source);
        while (tag.find()) {
          last.put(tag.group(1), tag.start());
        }
      }
      return last.getOrDefault(name, -1) >= offset;
    }
  }

  @Override
  protected BlockStart start(BasedSequence line, ParserState state) {
    if (line.charAt(0) != '<') {
      return BlockStart.none();
    }
    boolean isMdx = Mdx.is(state);
    ComponentTag tag = isMdx ? ComponentTag.orElement(source(line)) : ComponentTag.at(source(line));
    if (tag == null || tag.isOfHtml() || (tag.isElement() && !ELEMENTS.contains(tag.name()))) {
      return BlockStart.none();
    }
    boolean isLine = isLineEnd(source(line), tag.end());
    if (tag.isEmpty()) {
      boolean isInText = state.getActiveBlockParser().getBlock() instanceof Paragraph;
      return isLine && !isInText ? start(tag, line, state, true) : BlockStart.none();
    }
    boolean isClosed =
        END_TAGS
            .get(state.getProperties())
            .follow(line.getStartOffset() + tag.end(), tag.name(), line.getBaseSequence());
    if (isClosed && isLine) {
      return start(tag, line, state, false);
    }
    boolean isBlock = !kind(tag).isEmpty() || WITH_TEXT.contains(tag.kind());
    return isClosed && tag.end() < line.length() && isBlock
        ? startWithText(tag, line, state)
        : BlockStart.none();
  }

  private static BlockStart start(
      ComponentTag tag, BasedSequence line, ParserState state, boolean isClosed) {
    ComponentParser parser =
        new ComponentParser(block(tag), source(line).subSequence(0, tag.end()), isClosed);
    return ContainerParser.start(parser, blockTitle(tag), state);
  }

  // <Note>words</Note>, or the first line of such a text.
  private static BlockStart startWithText(ComponentTag tag, BasedSequence line, ParserState state) {
    BasedSequence text = line.subSequence(tag.end(), line.length());
    int close = text.indexOf("</" + tag.name());
    if (close >= 0 && !Regex.matcher(END_TAG, text).region(close, text.length()).lookingAt()) {
      return BlockStart.none();
    }
    ComponentParser parser =
        new ComponentParser(block(tag), source(line).subSequence(0, tag.end()), close >= 0);
    BlockStart start =
        ContainerParser.start(
            parser, blockTitle(tag), state, close >= 0 ? new LineParser() : new ParagraphParser());
    return start == BlockStart.none()
        ? start
        : start.atIndex(state.getNextNonSpaceIndex() + tag.end());
  }

  /** The parser of a paragraph of one line, which the next line does not continue. */
  private static final class LineParser extends ParagraphParser {
    @Override
    public boolean isParagraphParser() {
      return false;
    }
  }

  private static DivBlock block(ComponentTag tag) {
    String kind = kind(tag);
    return kind.isEmpty() && !GROUPS.contains(tag.kind())
        ? DivBlock.ofComponent(tag.name(), "", Map.of(), ComponentHtml.of(tag))
        : DivBlock.ofComponent(tag.name(), kind, Map.of(), "");
  }

  /** Returns the kind of the block that shows a component; empty if no block is known for it. */
  private static String kind(ComponentTag tag) {
    String name = tag.isElement() ? "" : tag.kind();
    if (AlertKinds.isNotice(name)) {
      return AlertKinds.KEYS.stream()
          .flatMap(key -> AlertKinds.of(tag.text(key).toString()).stream())
          .findFirst()
          .orElse(AlertKinds.ofNotice(name));
    }
    if (TABS.contains(name)) {
      return TabSyntax.KIND;
    }
    return DETAILS.contains(name) ? "details" : "";
  }

  // The HTML of a component without a kind holds its title.
  private static BasedSequence blockTitle(ComponentTag tag) {
    return kind(tag).isEmpty() ? BasedSequence.NULL : ComponentHtml.title(tag);
  }

  /** The parser of the lines that a component encloses. */
  private static final class ComponentParser extends ContainerParser {
    private final BasedSequence tag;
    private boolean isClosed;
    private int indent = -1;

    /**
     * @param tag the opening tag in the source
     */
    ComponentParser(DivBlock block, BasedSequence tag, boolean isClosed) {
      super(block);
      this.tag = tag;
      this.isClosed = isClosed;
    }

    // The closing line is read as a blank one, so that the blocks within end before this one does.
    @Override
    public BlockContinue tryContinue(ParserState state) {
      BasedSequence line = state.getLine();
      if (line.getStartOffset() < tag.getEndOffset()) {
        return BlockContinue.atIndex(line.length());
      }
      if (isClosed) {
        return BlockContinue.none();
      }
      if (state.isBlank()) {
        return BlockContinue.atIndex(state.getIndex());
      }
      BlockParser active = state.getActiveBlockParser();
      boolean isCode =
          active.getBlock() instanceof FencedCodeBlock || active.getBlock() instanceof RawBlock;
      if (!isCode && closes(line.subSequence(state.getNextNonSpaceIndex(), line.length()), state)) {
        isClosed = true;
        return BlockContinue.atIndex(
            line.trim().startsWith("</") ? line.length() : state.getIndex());
      }
      if (indent < 0) {
        indent = state.getIndent();
      }
      return BlockContinue.atColumn(state.getColumn() + Math.min(indent, state.getIndent()));
    }

    // A component may hold nothing.
    @Override
    public void closeBlock(ParserState state) {
      Node last = getBlock().getLastChild();
      int end = Math.max(tag.getEndOffset(), last == null ? 0 : last.getEndOffset());
      getBlock().setChars(tag.getBaseSequence().subSequence(tag.getStartOffset(), end));
    }

    private boolean closes(BasedSequence text, ParserState state) {
      String name = getBlock().component();
      int tag = text.lastIndexOf("</" + name);
      if (tag < 0) {
        return false;
      }
      // </Tabs> is no end of Tab.
      Matcher end = Regex.matcher(END_TAG, text).region(tag, text.length());
      return end.lookingAt()
          && end.group(1).equals(name)
          && (tag == 0 || text.indexOf("<" + name) < 0)
          && isInnermost(name, state);
    }

    private boolean isInnermost(String name, ParserState state) {
      List<BlockParser> active = state.getActiveBlockParsers();
      for (int i = active.size() - 1; active.get(i) != this; i--) {
        if (active.get(i) instanceof ComponentParser inner
            && !inner.isClosed
            && inner.getBlock().component().equals(name)) {
          return false;
        }
      }
      return true;
    }
  }
}
