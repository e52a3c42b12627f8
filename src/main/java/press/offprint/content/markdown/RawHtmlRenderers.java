package press.offprint.content.markdown;

import com.vladsch.flexmark.ast.HtmlBlock;
import com.vladsch.flexmark.ast.HtmlCommentBlock;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.html.HtmlWriter;
import com.vladsch.flexmark.html.renderer.NodeRenderer;
import com.vladsch.flexmark.html.renderer.NodeRendererContext;
import com.vladsch.flexmark.html.renderer.NodeRenderingHandler;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Tag;
import press.offprint.content.markdown.block.RawElements;
import press.offprint.content.markdown.syntax.RenderSession;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.ProblemCode;

/** The renderers of raw HTML. */
final class RawHtmlRenderers implements NodeRenderer {
  // Lines of kramdown's attributes after an element.
  private static final Pattern LISTS =
      Pattern.compile("(?<=>)[ \\t]*(?:\\n[ \\t]*\\{:[^{}\\n]*}[ \\t]*)++(?=\\n?\\z)");
  private static final Pattern CODE =
      Pattern.compile("(?is)<(pre|code|script|style|textarea)\\b.*?(?:</\\1\\s*>|\\z)");
  private static final Pattern MARKDOWN =
      Pattern.compile(
          "<[A-Za-z][^<>]{0,500}\\smarkdown\\s*=\\s*[\"']?(?:1|span|block)"
              + "|>[ \\t]*\\*{1,2}[^\\s*<>][^*<>\\n]{0,200}\\*{1,2}\\s*<"
              + "|[^\\s<>]\\]\\((?:https?://|/|\\.)");

  private static final Pattern SPACES = Pattern.compile("\\s+");
  // Attributes of HTML that are written without a value.
  private static final Set<String> NO_VALUE =
      Set.of(
          "allowfullscreen",
          "alt",
          "async",
          "autofocus",
          "autoplay",
          "border",
          "checked",
          "class",
          "compact",
          "contenteditable",
          "controls",
          "default",
          "defer",
          "disabled",
          "download",
          "draggable",
          "hidden",
          "id",
          "inert",
          "ismap",
          "itemscope",
          "loop",
          "markdown",
          "multiple",
          "muted",
          "noresize",
          "noshade",
          "nowrap",
          "open",
          "playsinline",
          "readonly",
          "required",
          "reversed",
          "selected",
          "style",
          "title");

  @Override
  public Set<NodeRenderingHandler<?>> getNodeRenderingHandlers() {
    return Set.of(
        new NodeRenderingHandler<>(HtmlBlock.class, RawHtmlRenderers::block),
        new NodeRenderingHandler<>(HtmlCommentBlock.class, RawHtmlRenderers::comment),
        new NodeRenderingHandler<>(HtmlInline.class, RawHtmlRenderers::inline));
  }

  // The comment holds the offset of the raw HTML, which has no attribute for it.
  private static void block(HtmlBlock node, NodeRendererContext context, HtmlWriter html) {
    String block = ContentLines.of(node);
    html.line();
    if (isText(node, block.strip())) {
      html.raw("<p>").text(block.strip()).raw("</p>").line();
      reportTag(node, context);
      return;
    }
    reportMarkdown(node, block, context);
    boolean isArticle = !RenderSession.KEY.get(context.getDocument()).nonce().isEmpty();
    if (isArticle && !context.getHtmlOptions().sourcePositionAttribute.isEmpty()) {
      html.raw("<!--" + RenderedHtml.PLACE + node.getStartOffset() + "-->");
    }
    String elements = RawElements.close(Regex.matcher(LISTS, block).replaceAll(""));
    html.rawPre(RawElements.renameLinks(elements)).line();
  }

  // Elements around others, such as the cells of a table, are not parsed.
  private static void reportMarkdown(HtmlBlock node, String block, NodeRendererContext context) {
    if (Regex.matcher(MARKDOWN, Regex.matcher(CODE, block).replaceAll("")).find()) {
      RenderSession.KEY
          .get(context.getDocument())
          .warn(
              ProblemCode.SYNTAX_FOREIGN,
              node,
              "Markdown within raw HTML is shown as written.",
              "Write markdown=\"1\" at the outermost element, or HTML within HTML.");
    }
  }

  private static void comment(HtmlCommentBlock node, NodeRendererContext context, HtmlWriter html) {
    html.line();
    html.rawPre(ContentLines.of(node)).line();
  }

  // A tag that no browser knows, such as the String in List<String>, is text.
  private static void inline(HtmlInline node, NodeRendererContext context, HtmlWriter html) {
    if (isText(node, context)) {
      html.text(node.getChars());
      reportTag(node, context);
    } else {
      html.rawPre(RawElements.rename(node.getChars().normalizeEOL()));
    }
  }

  private static boolean isText(HtmlInline node, NodeRendererContext context) {
    Matcher tag = Regex.matcher(MdxComponents.BARE_TAG, node.getChars());
    return tag.matches()
        && isNoMarkup(tag.group(1), tag.group(2))
        && !MdxComponents.KEY.get(context.getDocument()).has(node);
  }

  // A line such as <your text here>, to which nothing in the post is the end tag.
  private static boolean isText(HtmlBlock node, String block) {
    Matcher tag = Regex.matcher(MdxComponents.BARE_TAG, block);
    return tag.matches()
        && isNoMarkup(tag.group(1), tag.group(2))
        && !MdxComponents.KEY.get(node.getDocument()).hasEnd(tag.group(1));
  }

  // An element of HTML whose attributes it does not have, such as <source file>, is text, too.
  private static boolean isNoMarkup(String name, String words) {
    if (!Tag.isKnownTag(name.toLowerCase(Locale.ROOT))) {
      return true;
    }
    String attributes = words.strip().toLowerCase(Locale.ROOT);
    return !attributes.isEmpty()
        && SPACES.splitAsStream(attributes).noneMatch(RawHtmlRenderers::mayHaveNoValue);
  }

  private static boolean mayHaveNoValue(String attribute) {
    return NO_VALUE.contains(attribute)
        || attribute.startsWith("data-")
        || attribute.startsWith("on");
  }

  // A word before it shows that the tag is a type parameter.
  private static void reportTag(Node node, NodeRendererContext context) {
    BasedSequence base = node.getChars().getBaseSequence();
    int at = node.getStartOffset() - 1;
    if (at < 0 || !Character.isLetterOrDigit(base.charAt(at))) {
      RenderSession.KEY
          .get(context.getDocument())
          .warn(
              ProblemCode.SYNTAX_FOREIGN,
              node,
              node.getChars().trim() + " is no element of HTML; it is shown as text.",
              "Write it between backticks, or a backslash before it.");
    }
  }
}
