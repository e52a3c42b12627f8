package press.offprint.content.markdown.container;

import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Document;
import press.offprint.content.markdown.syntax.SyntaxExtension;

/**
 * The extension of flexmark for containers of blocks, attribute lists, and the extensions of
 * kramdown.
 */
public final class ContainerExtension implements SyntaxExtension {
  @Override
  public void extend(Parser.Builder builder) {
    builder
        .customInlineParserExtensionFactory(new BraceParser.Factory())
        .customBlockParserFactory(new AttributeBlockSyntax())
        .customBlockParserFactory(new CommentBlockSyntax())
        .customBlockParserFactory(new DivSyntax())
        .customBlockParserFactory(new TabSyntax())
        .customBlockParserFactory(new HtmlDivSyntax())
        .customBlockParserFactory(new ComponentSyntax());
  }

  @Override
  public void extend(HtmlRenderer.Builder builder, String rendererType) {
    builder
        .nodeRendererFactory(options -> new ContainerRenderer())
        .attributeProviderFactory(new AttributeLists.Provider());
  }

  /** Applies the attribute lists of a parsed document to its elements. */
  public static void complete(Document document) {
    AttributeLists.apply(document);
  }
}
