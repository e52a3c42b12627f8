package press.offprint.content.markdown;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.DelimitedLinkNode;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.MailLink;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.ext.admonition.AdmonitionBlock;
import com.vladsch.flexmark.ext.footnotes.Footnote;
import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.ext.footnotes.FootnoteExtension;
import com.vladsch.flexmark.ext.gfm.strikethrough.Subscript;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.ext.typographic.TypographicQuotes;
import com.vladsch.flexmark.html.HtmlRendererOptions;
import com.vladsch.flexmark.html.HtmlWriter;
import com.vladsch.flexmark.html.renderer.CoreNodeRenderer;
import com.vladsch.flexmark.html.renderer.LinkType;
import com.vladsch.flexmark.html.renderer.NodeRenderer;
import com.vladsch.flexmark.html.renderer.NodeRendererContext;
import com.vladsch.flexmark.html.renderer.NodeRenderingHandler;
import com.vladsch.flexmark.html.renderer.ResolvedLink;
import com.vladsch.flexmark.util.ast.ContentNode;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import com.vladsch.flexmark.util.sequence.Escaping;
import com.vladsch.flexmark.util.sequence.SubSequence;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.markdown.block.ElementLines;
import press.offprint.content.markdown.block.EndMarkers;
import press.offprint.content.markdown.block.GridPart;
import press.offprint.content.markdown.container.BlockTitle;
import press.offprint.content.markdown.inline.EmojiName;
import press.offprint.content.markdown.inline.Escapes;
import press.offprint.content.markdown.syntax.MarkdownElement;
import press.offprint.content.markdown.syntax.NearMiss;
import press.offprint.content.markdown.syntax.RenderSession;
import press.offprint.model.interrupt.InterruptibleText;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Markup;

/**
 * The renderers of nodes that differ from those of flexmark: footnotes, admonitions, code and
 * quotation marks.
 */
final class HtmlNodeRenderers implements NodeRenderer {
  private static final Pattern NOTE_NAME =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_:.*+-]*");
  private static final Set<String> CODE_GROUPS =
      Set.of("CodeGroup", "CodeBlocks", "CodeTabs", "RequestExample", "ResponseExample");
  private static final Pattern OPTIONS =
      Pattern.compile(
          "\\{[^{}]{0,100}}|\\b\\w+=(?:\"[^\"]{0,200}\"|\\{[^{}]{0,100}}|\\S+)|\\b(?:lines|wrap|expandable)\\b");
  private static final Pattern TITLE = Pattern.compile("[^={}\\[\\]\"\\\\]++");
  // The options of a code block.
  private static final Pattern AFTER_LANGUAGE = Pattern.compile("[\\s{,]");
  private static final Pattern CLASS_OPTION = Pattern.compile("[{\\s]\\.([\\w+#-]+)");
  private static final Pattern CHARACTER_RANGES =
      Pattern.compile("(?:[a-z]-[a-z]|[A-Z]-[A-Z]|[0-9]-[0-9])[a-zA-Z0-9_.:-]*");

  @Override
  public Set<NodeRenderingHandler<?>> getNodeRenderingHandlers() {
    return Set.of(
        new NodeRenderingHandler<>(Text.class, HtmlNodeRenderers::text),
        new NodeRenderingHandler<>(Footnote.class, HtmlNodeRenderers::reference),
        new NodeRenderingHandler<>(FootnoteBlock.class, HtmlNodeRenderers::note),
        new NodeRenderingHandler<>(AdmonitionBlock.class, HtmlNodeRenderers::admonition),
        new NodeRenderingHandler<>(TypographicQuotes.class, HtmlNodeRenderers::quotes),
        new NodeRenderingHandler<>(AutoLink.class, HtmlNodeRenderers::address),
        new NodeRenderingHandler<>(MailLink.class, HtmlNodeRenderers::mail),
        new NodeRenderingHandler<>(EmojiName.class, HtmlNodeRenderers::emoji),
        new NodeRenderingHandler<>(GridPart.class, GridPart::render),
        new NodeRenderingHandler<>(EndMarkers.Marker.class, (node, context, html) -> html.line()),
        new NodeRenderingHandler<>(Subscript.class, HtmlNodeRenderers::subscript),
        new NodeRenderingHandler<>(
            ElementLines.class,
            (node, context, html) -> {
              html.line();
              context.renderChildren(node);
              html.line();
            }),
        new NodeRenderingHandler<>(Code.class, HtmlNodeRenderers::code),
        new NodeRenderingHandler<>(FencedCodeBlock.class, HtmlNodeRenderers::fenced),
        new NodeRenderingHandler<>(IndentedCodeBlock.class, HtmlNodeRenderers::indented));
  }

  // A bare address has no angle brackets, and its character references are those of HTML.
  private static void address(AutoLink node, NodeRendererContext context, HtmlWriter html) {
    String written = node.getText().toString();
    String text = node.getOpeningMarker().isEmpty() ? Escaping.unescapeHtml(written) : written;
    boolean hasScheme = text.contains(":");
    link(node, text, hasScheme ? text : "http://" + text, context, html);
  }

  private static void mail(MailLink node, NodeRendererContext context, HtmlWriter html) {
    String text = node.getText().unescape();
    link(node, text, text.startsWith("mailto:") ? text : "mailto:" + text, context, html);
  }

  private static void link(
      DelimitedLinkNode node,
      String text,
      String target,
      NodeRendererContext context,
      HtmlWriter html) {
    if (context.isDoNotRenderLinks()) {
      html.text(text);
      return;
    }
    ResolvedLink resolved = context.resolveLink(LinkType.LINK, target, null);
    html.srcPos(node.getText()).attr("href", resolved.getUrl()).withAttr(resolved);
    html.tag("a", false, false, () -> html.text(text));
  }

  // The anchor of a heading has the name of the emoji, as on GitHub and in Hugo.
  private static void emoji(EmojiName node, NodeRendererContext context, HtmlWriter html) {
    if (node.getAncestorOfType(Heading.class) == null) {
      html.text(node.characters());
    } else {
      html.raw("<span " + RenderedHtml.EMOJI_ATTRIBUTE + "=\"" + node.name() + "\">");
      html.text(node.characters()).raw("</span>");
    }
  }

  private static void subscript(Subscript node, NodeRendererContext context, HtmlWriter html) {
    html.srcPos(node.getText()).withAttr().tag("sub");
    context.renderChildren(node);
    html.tag("/sub");
  }

  private static void text(Text node, NodeRendererContext context, HtmlWriter html) {
    String text = toText(node.getChars());
    if (isPlain(text)) {
      html.raw(text);
    } else {
      html.text(Escaping.normalizeEOL(Escapes.remove(text)));
    }
  }

  // The method toString of a sequence copies each character and replaces NUL.
  private static String toText(BasedSequence chars) {
    boolean isPart = chars instanceof SubSequence && chars.getBase() instanceof InterruptibleText;
    String text =
        isPart
            ? chars.getBase().toString().substring(chars.getStartOffset(), chars.getEndOffset())
            : chars.toString();
    return text.indexOf('\0') < 0 ? text : chars.toString();
  }

  // Most texts need no escaping. Escaping searches with three regular expressions.
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '&', '<', '>', '"', '\\', '\r' -> {
          return false;
        }
        default -> {
          // Any other character needs no escaping.
        }
      }
    }
    return true;
  }

  private static void reference(Footnote node, NodeRendererContext context, HtmlWriter html) {
    FootnoteBlock note =
        node.getFootnoteBlock(FootnoteExtension.FOOTNOTES.get(context.getDocument()));
    if (note == null) {
      reportMissing(node, context.getDocument());
      html.raw("[^");
      context.renderChildren(node);
      html.raw("]");
      return;
    }
    html.raw(RenderSession.KEY.get(context.getDocument()).noteReference(note));
  }

  // Several words in such brackets are not the name of a footnote, and neither is a character class
  // of a regular expression.
  private static void reportMissing(Footnote node, Document document) {
    String name = node.getText().toString();
    if (Regex.matcher(NOTE_NAME, name).matches()
        && !Regex.matcher(CHARACTER_RANGES, name).matches()) {
      RenderSession.KEY
          .get(document)
          .add(new NearMiss(NearMiss.Kind.NOTE_MISSING, name, node.getStartOffset()));
    }
  }

  // Within the document, nothing is written. Later the footnote is rendered alone, and flexmark
  // renders no links and images outside a document unless they are switched on.
  private static void note(FootnoteBlock node, NodeRendererContext context, HtmlWriter html) {
    if (context.isDoNotRenderLinks()) {
      context.doRenderLinks();
      context.renderChildren(node);
    }
  }

  private static void admonition(
      AdmonitionBlock node, NodeRendererContext context, HtmlWriter html) {
    String kind = node.getInfo().toString().strip().toLowerCase(Locale.ROOT);
    html.line().raw("<aside class=\"alert alert-" + Markup.escape(kind) + "\">");
    Node title = BlockTitle.of(node);
    if (title != null || node.getTitle().isNotNull()) {
      html.raw("<p class=\"alert-title\">");
      if (title != null) {
        context.renderChildren(title);
      }
      html.raw("</p>");
    }
    html.line();
    context.renderChildren(node);
    html.line().raw("</aside>").line();
  }

  private static void quotes(TypographicQuotes node, NodeRendererContext context, HtmlWriter html) {
    QuotationMarks quotes = QuotationMarks.KEY.get(context.getDocument());
    html.raw(quotes.before(node));
    context.renderChildren(node);
    html.raw(quotes.after(node));
  }

  // CommonMark 0.31.2 section 6.1: a space is removed on both sides if there is other text.
  private static void code(Code node, NodeRendererContext context, HtmlWriter html) {
    String text = unescapeBars(node, node.getText().normalizeEOL().replace('\n', ' '));
    boolean isPadded = text.startsWith(" ") && text.endsWith(" ") && !text.isBlank();
    html.srcPos(node.getChars()).withAttr().tag("code");
    html.text(isPadded ? text.substring(1, text.length() - 1) : text);
    html.tag("/code");
  }

  // GitHub's tables: a bar in a cell is escaped, in code too.
  private static String unescapeBars(Code node, String text) {
    return text.contains("\\|") && node.getAncestorOfType(TableCell.class, GridPart.class) != null
        ? text.replace("\\|", "|")
        : text;
  }

  private static void fenced(FencedCodeBlock node, NodeRendererContext context, HtmlWriter html) {
    html.line();
    html.srcPosWithTrailingEOL(node.getChars()).withAttr().tag("pre").openPre();
    BasedSequence info = node.getInfo();
    if (info.isNotNull() && !info.isBlank()) {
      HtmlRendererOptions options = context.getHtmlOptions();
      String language = language(node, options);
      html.attr("class", options.languageClassPrefix + language);
      String whole = info.toString();
      Matcher rest = Regex.matcher(AFTER_LANGUAGE, whole);
      if (rest.find() && hasOption(whole, rest.end())) {
        html.attr("data-options", options(node, whole.substring(rest.start())));
      }
    }
    code(node, ContentLines.of(node), context, html);
  }

  // Mintlify and others: the words after the language are the title of a tab.
  private static String options(FencedCodeBlock node, String words) {
    boolean isTab =
        node.getParent() instanceof MarkdownElement group
            && CODE_GROUPS.contains(group.component());
    String title = isTab ? Regex.matcher(OPTIONS, words).replaceAll("").strip() : "";
    return Regex.matcher(TITLE, title).matches()
        ? words.replace(title, "") + " title=\"" + title + "\""
        : words;
  }

  // pandoc: the language is the first class among the attributes.
  private static String language(FencedCodeBlock node, HtmlRendererOptions options) {
    String first = node.getInfoDelimitedByAny(options.languageDelimiterSet).unescape();
    Matcher named = Regex.matcher(CLASS_OPTION, node.getInfo().toString());
    return first.startsWith("{#") && named.find() ? named.group(1) : first;
  }

  private static boolean hasOption(String info, int start) {
    return info.chars()
        .skip(start)
        .anyMatch(
            c ->
                (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '_'
                    || c == '}');
  }

  private static void indented(
      IndentedCodeBlock node, NodeRendererContext context, HtmlWriter html) {
    html.line();
    html.srcPosWithEOL(node.getChars()).withAttr().tag("pre").openPre();
    String text = ContentLines.of(node);
    int end = text.indexOf('\n', text.stripTrailing().length());
    code(node, (end < 0 ? text : text.substring(0, end)) + '\n', context, html);
  }

  private static void code(
      ContentNode node, String text, NodeRendererContext context, HtmlWriter html) {
    int start =
        node.getLineCount() == 0 ? node.getStartOffset() : node.getLineChars(0).getStartOffset();
    html.srcPos(start, node.getEndOffset()).withAttr(CoreNodeRenderer.CODE_CONTENT).tag("code");
    html.text(text).tag("/code");
    html.tag("/pre").closePre();
    html.lineIf(context.getHtmlOptions().htmlBlockCloseTagEol);
  }
}
