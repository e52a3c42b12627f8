package press.offprint.content.markdown.syntax;

import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.data.MutableDataHolder;

/** An extension of flexmark by parsers and their renderers, which has no options. */
public interface SyntaxExtension
    extends Parser.ParserExtension, HtmlRenderer.HtmlRendererExtension {
  @Override
  default void parserOptions(MutableDataHolder options) {
    // There are no options.
  }

  @Override
  default void rendererOptions(MutableDataHolder options) {
    // There are no options.
  }
}
