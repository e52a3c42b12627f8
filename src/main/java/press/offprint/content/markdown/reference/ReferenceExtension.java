package press.offprint.content.markdown.reference;

import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.html.HtmlWriter;
import com.vladsch.flexmark.html.renderer.NodeRenderer;
import com.vladsch.flexmark.html.renderer.NodeRendererContext;
import com.vladsch.flexmark.html.renderer.NodeRenderingHandler;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.DataKey;
import java.util.Optional;
import java.util.Set;
import press.offprint.content.markdown.note.InlineNote;
import press.offprint.content.markdown.syntax.RenderSession;
import press.offprint.content.markdown.syntax.SyntaxExtension;

/**
 * The extension of flexmark for references and for the captions of tables, listings and figures.
 * References become elements {@link RenderSession#referenceElement}.
 */
public final class ReferenceExtension implements SyntaxExtension {
  /** True if the text may cite sources. */
  public static final DataKey<Boolean> CITATIONS = ReferenceParser.CITATIONS;

  @Override
  public void extend(Parser.Builder builder) {
    builder.customInlineParserExtensionFactory(new ReferenceParser.Factory());
  }

  @Override
  public void extend(HtmlRenderer.Builder builder, String rendererType) {
    builder.nodeRendererFactory(options -> new Renderer());
  }

  /** Gives tables and code blocks their captions, before attribute lists are applied. */
  public static void takeCaptions(Document document) {
    Captions.take(document);
  }

  /** Makes figures of the images that have a label, after attribute lists are applied. */
  public static void complete(Document document) {
    LabelledImages.complete(document);
  }

  private static final class Renderer implements NodeRenderer {
    @Override
    public Set<NodeRenderingHandler<?>> getNodeRenderingHandlers() {
      return Set.of(
          new NodeRenderingHandler<>(ReferenceNode.class, ReferenceExtension::render),
          new NodeRenderingHandler<>(FigureBlock.class, ReferenceExtension::render));
    }
  }

  // Within the text, a citation in a footnote is a reference to it. Later the footnote is rendered
  // alone, and flexmark renders no links outside a document unless they are switched on.
  private static void render(ReferenceNode node, NodeRendererContext context, HtmlWriter html) {
    RenderSession session = RenderSession.KEY.get(context.getDocument());
    boolean isNote =
        NumberedKind.of(node.cluster().items().get(0).key()).isEmpty()
            && node.getAncestorOfType(FootnoteBlock.class, InlineNote.class) == null
            && session.citesInNote(node.cluster());
    if (!isNote) {
      mark(node, session, false, html);
    } else if (context.isDoNotRenderLinks()) {
      context.doRenderLinks();
      html.raw("<p>");
      mark(node, session, false, html);
      html.raw("</p>");
    } else {
      if (node.cluster().textual()) {
        mark(node, session, true, html);
      }
      html.raw(session.noteReference(node));
    }
  }

  private static void mark(
      ReferenceNode node, RenderSession session, boolean isAuthor, HtmlWriter html) {
    String name = RenderSession.referenceElement(session.nonce());
    html.srcPos(node.getChars()).withAttr();
    html.attr("number", Integer.toString(session.add(node.cluster())));
    if (isAuthor) {
      html.attr("author", "author");
    }
    html.tag(name).tag("/" + name);
  }

  private static void render(FigureBlock node, NodeRendererContext context, HtmlWriter html) {
    html.line().srcPos(node.getChars()).withAttr();
    if (!node.label().isEmpty()) {
      html.attr("id", node.label());
    }
    if (!node.style().isEmpty()) {
      html.attr("class", node.style());
    }
    html.tag("figure").line();
    Optional<Node> caption = node.caption();
    boolean isBefore = !node.style().isEmpty();
    if (isBefore) {
      caption.ifPresent(text -> render(text, context, html));
    }
    context.renderChildren(node);
    if (!isBefore) {
      caption.ifPresent(text -> render(text, context, html));
    }
    html.line().tag("/figure").line();
  }

  private static void render(Node caption, NodeRendererContext context, HtmlWriter html) {
    html.line().tag("figcaption");
    context.renderChildren(caption);
    html.tag("/figcaption").line();
  }
}
