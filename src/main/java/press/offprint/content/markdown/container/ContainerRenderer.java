package press.offprint.content.markdown.container;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.html.HtmlWriter;
import com.vladsch.flexmark.html.renderer.AttributablePart;
import com.vladsch.flexmark.html.renderer.NodeRenderer;
import com.vladsch.flexmark.html.renderer.NodeRendererContext;
import com.vladsch.flexmark.html.renderer.NodeRenderingHandler;
import com.vladsch.flexmark.util.ast.Node;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import press.offprint.content.markdown.syntax.Comment;
import press.offprint.content.markdown.syntax.SpanNode;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Markup;

/** The renderers of containers, comments and spans. */
final class ContainerRenderer implements NodeRenderer {
  @Override
  public Set<NodeRenderingHandler<?>> getNodeRenderingHandlers() {
    return Set.of(
        new NodeRenderingHandler<>(HiddenBlock.class, (node, context, html) -> {}),
        // The renderer of the block shows it.
        new NodeRenderingHandler<>(BlockTitle.class, (node, context, html) -> {}),
        new NodeRenderingHandler<>(AttributeBlock.class, (node, context, html) -> {}),
        new NodeRenderingHandler<>(
            ContentsBlock.class, (node, context, html) -> html.line().raw("<p>[TOC]</p>").line()),
        new NodeRenderingHandler<>(Comment.class, (node, context, html) -> {}),
        new NodeRenderingHandler<>(
            MarkupBlock.class, (node, context, html) -> html.line().rawPre(node.html()).line()),
        new NodeRenderingHandler<>(SpanNode.class, ContainerRenderer::span),
        new NodeRenderingHandler<>(DivBlock.class, ContainerRenderer::div));
  }

  private static void span(SpanNode node, NodeRendererContext context, HtmlWriter html) {
    html.withAttr(AttributablePart.NODE).tag(node.element());
    context.renderChildren(node);
    html.tag("/" + node.element());
  }

  private static void div(DivBlock node, NodeRendererContext context, HtmlWriter html) {
    html.line();
    if (!node.tag().isEmpty()) {
      String name = Regex.split(node.tag().substring(1), "[\\s>]", 2)[0].toLowerCase(Locale.ROOT);
      html.raw(node.component().isEmpty() ? node.tag() : placed(node, name, context)).line();
      // A paragraph of HTML holds no paragraph.
      Node first = node.getFirstChild();
      boolean isInline = name.equals("p") && first instanceof Paragraph && first.getNext() == null;
      context.renderChildren(isInline ? first : node);
      html.raw(node.isEndTagWritten() ? "" : "</" + name + ">").line();
      return;
    }
    String kind = kind(node);
    if (kind.isEmpty() && !node.component().isEmpty()) {
      context.renderChildren(node);
      return;
    }
    boolean isDetails = kind.equals("details");
    boolean isAlert = AlertKinds.has(kind);
    html.raw(openTag(node, kind));
    Node title = BlockTitle.of(node);
    if (title != null && isDetails) {
      html.raw("<summary>");
      context.renderChildren(title);
      html.raw("</summary>");
    } else if (title != null && kind.equals(TabSyntax.KIND)) {
      html.raw("<p class=\"tab-title\"><strong>");
      context.renderChildren(title);
      html.raw("</strong></p>");
    } else if (title != null) {
      html.raw("<p class=\"" + (isAlert ? "alert-title" : "div-title") + "\">");
      context.renderChildren(title);
      html.raw("</p>");
    }
    html.line();
    context.renderChildren(node);
    html.line().raw(isDetails ? "</details>" : isAlert ? "</aside>" : "</div>").line();
  }

  // The sanitizer reports what it removes with the place.
  private static String placed(DivBlock node, String name, NodeRendererContext context) {
    String attribute = context.getHtmlOptions().sourcePositionAttribute;
    String place =
        " " + attribute + "=\"" + node.getStartOffset() + "-" + node.getEndOffset() + "\"";
    int at = name.length() + 1;
    return attribute.isEmpty()
        ? node.tag()
        : node.tag().substring(0, at) + place + node.tag().substring(at);
  }

  // Quarto writes the kind as a class, such as callout-note.
  private static String kind(DivBlock node) {
    String first = node.attributes().getOrDefault("class", "").split(" ", 2)[0];
    String kind = node.kind().isEmpty() ? Regex.replaceFirst(first, "^callout-", "") : node.kind();
    String name = kind.toLowerCase(Locale.ROOT);
    return node.kind().isEmpty() && !AlertKinds.has(name) ? "" : name;
  }

  private static String openTag(DivBlock node, String kind) {
    Map<String, String> attributes = node.attributes();
    boolean isAlert = AlertKinds.has(kind);
    String classes = isAlert ? "alert alert-" + kind : kind.equals("details") ? "" : kind;
    String columns = attributes.getOrDefault("layout-ncol", "");
    String layout = Regex.matches(columns, "[1-6]") ? " layout-" + columns : "";
    String all = (classes + " " + attributes.getOrDefault("class", "") + layout).strip();
    StringBuilder tag =
        new StringBuilder(isAlert ? "<aside" : kind.equals("details") ? "<details" : "<div");
    if (!all.isEmpty()) {
      tag.append(" class=\"").append(Markup.escape(all)).append('"');
    }
    if (attributes.containsKey("id")) {
      tag.append(" id=\"").append(Markup.escape(attributes.get("id"))).append('"');
    }
    return tag.append('>').toString();
  }
}
