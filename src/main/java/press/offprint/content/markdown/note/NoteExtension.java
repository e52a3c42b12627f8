package press.offprint.content.markdown.note;

import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.html.HtmlWriter;
import com.vladsch.flexmark.html.renderer.NodeRenderer;
import com.vladsch.flexmark.html.renderer.NodeRendererContext;
import com.vladsch.flexmark.html.renderer.NodeRenderingHandler;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Document;
import java.util.Set;
import press.offprint.content.markdown.syntax.RenderSession;
import press.offprint.content.markdown.syntax.SyntaxExtension;
import press.offprint.model.text.Markup;

/**
 * The extension of flexmark for the syntaxes of Obsidian: links to notes, embeds, highlights,
 * comments, block ids, and footnotes in their place, which pandoc has too.
 */
public final class NoteExtension implements SyntaxExtension {
  @Override
  public void extend(Parser.Builder builder) {
    builder
        .customInlineParserExtensionFactory(new WikiLinkParser.Factory())
        .customInlineParserExtensionFactory(new InlineNoteParser.Factory())
        .customInlineParserExtensionFactory(new CommentParser.Factory())
        .customDelimiterProcessor(new MarkProcessor());
  }

  @Override
  public void extend(HtmlRenderer.Builder builder, String rendererType) {
    builder.nodeRendererFactory(options -> new Renderer());
  }

  /** Moves the footnotes of a parsed document out of descriptions of images. */
  public static void complete(Document document) {
    InlineNote.NOTES.get(document).forEach(InlineNote::leaveImage);
  }

  private static final class Renderer implements NodeRenderer {
    @Override
    public Set<NodeRenderingHandler<?>> getNodeRenderingHandlers() {
      return Set.of(
          new NodeRenderingHandler<>(WikiLink.class, WikiLinkRenderer::render),
          new NodeRenderingHandler<>(InlineNote.class, NoteExtension::render),
          new NodeRenderingHandler<>(BlockId.class, NoteExtension::render));
    }
  }

  // Within the text, a reference to the note is written. Later the note is rendered alone, and
  // flexmark renders no links and images outside a document unless they are switched on.
  private static void render(InlineNote node, NodeRendererContext context, HtmlWriter html) {
    if (context.isDoNotRenderLinks()) {
      context.doRenderLinks();
      html.raw("<p>");
      context.renderChildren(node);
      html.raw("</p>");
    } else {
      RenderSession session = RenderSession.KEY.get(context.getDocument());
      html.raw(session.noteReference(node));
    }
  }

  private static void render(BlockId node, NodeRendererContext context, HtmlWriter html) {
    html.raw("<a id=\"" + Markup.escape(node.id()) + "\"></a>");
  }
}
