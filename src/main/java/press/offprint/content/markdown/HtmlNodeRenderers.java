package press.offprint.content.markdown;

import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.HtmlBlock;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.ext.admonition.AdmonitionBlock;
import com.vladsch.flexmark.ext.footnotes.Footnote;
import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.ext.footnotes.FootnoteExtension;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.ext.typographic.TypographicQuotes;
import com.vladsch.flexmark.html.HtmlRendererOptions;
import com.vladsch.flexmark.html.HtmlWriter;
import com.vladsch.flexmark.html.renderer.CoreNodeRenderer;
import com.vladsch.flexmark.html.renderer.NodeRenderer;
import com.vladsch.flexmark.html.renderer.NodeRendererContext;
import com.vladsch.flexmark.html.renderer.NodeRenderingHandler;
import com.vladsch.flexmark.util.ast.ContentNode;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import com.vladsch.flexmark.util.sequence.Escaping;
import com.vladsch.flexmark.util.sequence.SubSequence;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Tag;
import press.offprint.model.text.Markup;

/** Renders what needs more than flexmark's own way: notes apart, alerts plain, places kept. */
final class HtmlNodeRenderers implements NodeRenderer {
  private static final Pattern NOTE_NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_:.*+-]*");
  private static final Pattern CHARACTERS =
      Pattern.compile("(?:[a-z]-[a-z]|[A-Z]-[A-Z]|[0-9]-[0-9])[a-zA-Z0-9_.:-]*");

  @Override
  public Set<NodeRenderingHandler<?>> getNodeRenderingHandlers() {
    return Set.of(
        new NodeRenderingHandler<>(Text.class, HtmlNodeRenderers::text),
        new NodeRenderingHandler<>(Footnote.class, HtmlNodeRenderers::reference),
        new NodeRenderingHandler<>(FootnoteBlock.class, HtmlNodeRenderers::note),
        new NodeRenderingHandler<>(AdmonitionBlock.class, HtmlNodeRenderers::admonition),
        new NodeRenderingHandler<>(TypographicQuotes.class, HtmlNodeRenderers::quotes),
        new NodeRenderingHandler<>(Code.class, HtmlNodeRenderers::code),
        new NodeRenderingHandler<>(FencedCodeBlock.class, HtmlNodeRenderers::fenced),
        new NodeRenderingHandler<>(IndentedCodeBlock.class, HtmlNodeRenderers::indented),
        new NodeRenderingHandler<>(HtmlInline.class, HtmlNodeRenderers::inline),
        new NodeRenderingHandler<>(HtmlBlock.class, HtmlNodeRenderers::markup));
  }

  private static void text(Text node, NodeRendererContext context, HtmlWriter html) {
    String text = string(node.getChars());
    if (isPlain(text)) {
      html.raw(text);
    } else {
      html.text(Escaping.normalizeEOL(Escaping.unescapeString(text)));
    }
  }

  // By itself a sequence is read letter by letter, and nought is another letter then.
  private static String string(BasedSequence chars) {
    boolean whole = chars instanceof SubSequence && chars.getBase() instanceof String;
    String text =
        whole
            ? ((String) chars.getBase()).substring(chars.getStartOffset(), chars.getEndOffset())
            : chars.toString();
    return text.indexOf('\0') < 0 ? text : chars.toString();
  }

  // What nothing need be done to, as is true of most: three expressions would look for it.
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '&', '<', '>', '"', '\\', '\r' -> {
          return false;
        }
        default -> {
          // It stands for itself.
        }
      }
    }
    return true;
  }

  private static void reference(Footnote node, NodeRendererContext context, HtmlWriter html) {
    FootnoteBlock note =
        node.getFootnoteBlock(FootnoteExtension.FOOTNOTES.get(context.getDocument()));
    if (note == null) {
      missing(node, context.getDocument());
      html.raw("[^");
      context.renderChildren(node);
      html.raw("]");
      return;
    }
    FootnoteNumbers numbers = FootnoteNumbers.KEY.get(context.getDocument());
    String name = RenderedHtml.noteElement(RenderedHtml.NONCE.get(context.getDocument()));
    html.raw("<" + name + " number=\"" + numbers.of(note) + "\"></" + name + ">");
  }

  // Several words in such brackets were not meant as a note's name, and a set of characters of a
  // regular expression neither.
  private static void missing(Footnote node, Document document) {
    String name = node.getText().toString();
    if (NOTE_NAME.matcher(name).matches() && !CHARACTERS.matcher(name).matches()) {
      NearMiss.KEY
          .get(document)
          .add(new NearMiss(NearMiss.Kind.NOTE_MISSING, name, node.getStartOffset()));
    }
  }

  // Where the note stands, nothing is written. By itself it is: flexmark shows no link and no
  // picture outside of a document, unless it is told to.
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
    if (node.getTitle().isNotNull()) {
      html.raw("<p class=\"alert-title\">").text(node.getTitle()).raw("</p>");
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

  // CommonMark 0.31.2 section 6.1: one space goes on both sides, unless there is nothing else.
  private static void code(Code node, NodeRendererContext context, HtmlWriter html) {
    String text = unbarred(node, node.getText().normalizeEOL().replace('\n', ' '));
    boolean padded = text.startsWith(" ") && text.endsWith(" ") && !text.isBlank();
    html.srcPos(node.getChars()).withAttr().tag("code");
    html.text(padded ? text.substring(1, text.length() - 1) : text);
    html.tag("/code");
  }

  // A bar in a table's cell is written with a backslash, in code too: GitHub's tables.
  private static String unbarred(Code node, String text) {
    return text.contains("\\|") && node.getAncestorOfType(TableCell.class) != null
        ? text.replace("\\|", "|")
        : text;
  }

  // The comment tells the line on which raw HTML begins.
  private static void markup(HtmlBlock node, NodeRendererContext context, HtmlWriter html) {
    html.line();
    if (!RenderedHtml.NONCE.get(context.getDocument()).isEmpty()) {
      html.raw("<!--" + RenderedHtml.PLACE + node.getStartOffset() + "-->");
    }
    html.rawPre(lines(node)).line();
  }

  private static void fenced(FencedCodeBlock node, NodeRendererContext context, HtmlWriter html) {
    html.line();
    html.srcPosWithTrailingEOL(node.getChars()).withAttr().tag("pre").openPre();
    BasedSequence info = node.getInfo();
    if (info.isNotNull() && !info.isBlank()) {
      HtmlRendererOptions options = context.getHtmlOptions();
      String language = node.getInfoDelimitedByAny(options.languageDelimiterSet).unescape();
      html.attr("class", options.languageClassPrefix + language);
    }
    code(node, lines(node), context, html);
  }

  private static void indented(
      IndentedCodeBlock node, NodeRendererContext context, HtmlWriter html) {
    html.line();
    html.srcPosWithEOL(node.getChars()).withAttr().tag("pre").openPre();
    String text = lines(node);
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

  // Joined by flexmark, many lines take the square of their number.
  private static String lines(ContentNode node) {
    StringBuilder lines = new StringBuilder(node.getTextLength());
    node.getContentLines().forEach(lines::append);
    return lines.toString().replace("\r\n", "\n").replace('\r', '\n');
  }

  // What no browser knows, such as the String in List<String>, is meant to be read.
  private static void inline(HtmlInline node, NodeRendererContext context, HtmlWriter html) {
    Matcher tag = MdxComponents.BARE_TAG.matcher(node.getChars());
    if (tag.matches()
        && !Tag.isKnownTag(tag.group(1).toLowerCase(Locale.ROOT))
        && !MdxComponents.KEY.get(context.getDocument()).has(node)) {
      html.text(node.getChars());
    } else {
      html.rawPre(node.getChars().normalizeEOL());
    }
  }
}
