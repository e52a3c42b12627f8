package press.offprint.content.markdown.formula;

import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.html.HtmlWriter;
import com.vladsch.flexmark.html.renderer.NodeRenderer;
import com.vladsch.flexmark.html.renderer.NodeRendererContext;
import com.vladsch.flexmark.html.renderer.NodeRenderingHandler;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Document;
import java.util.Optional;
import java.util.Set;
import press.offprint.content.markdown.syntax.RenderSession;
import press.offprint.content.markdown.syntax.SyntaxExtension;
import press.offprint.model.text.Markup;

/**
 * The extension of flexmark for formulas. Each becomes an element {@link
 * RenderSession#formulaElement} with the attributes {@code tex}, {@code original} and, for one on a
 * line alone, {@code display}.
 */
public final class FormulaExtension implements SyntaxExtension {
  @Override
  public void extend(Parser.Builder builder) {
    builder
        .customInlineParserExtensionFactory(new MathParser.Factory())
        .customBlockParserFactory(new MathBlockSyntax());
  }

  @Override
  public void extend(HtmlRenderer.Builder builder, String rendererType) {
    builder.nodeRendererFactory(options -> new Renderer());
  }

  /** Returns the offset after the formula that starts at {@code at}, or -1 if there is none. */
  public static int end(String text, int at) {
    return new MathDelimiters(text, MathReading.AUTO)
        .parse(at)
        .map(MathDelimiters.Found::end)
        .orElse(-1);
  }

  /** Decides which short texts of a parsed document are formulas. */
  public static void complete(Document document) {
    Formulas.complete(document);
  }

  private static final class Renderer implements NodeRenderer {
    @Override
    public Set<NodeRenderingHandler<?>> getNodeRenderingHandlers() {
      return Set.of(
          new NodeRenderingHandler<>(Formula.class, FormulaExtension::render),
          new NodeRenderingHandler<>(FormulaBlock.class, FormulaExtension::render));
    }
  }

  private static void render(Formula node, NodeRendererContext context, HtmlWriter html) {
    String original = node.getChars().toString();
    String element = formula(node.tex(), node.isDisplay(), original, context);
    html.raw(node.isDisplay() ? "<div>" + element + "</div>" : element);
  }

  private static String formula(
      String tex, boolean isDisplay, String original, NodeRendererContext context) {
    String nonce = RenderSession.KEY.get(context.getDocument()).nonce();
    String name = RenderSession.formulaElement(nonce);
    return "<"
        + name
        + (isDisplay ? " display=\"true\"" : "")
        + " tex=\""
        + Markup.escape(tex)
        + "\" original=\""
        + Markup.escape(original)
        + "\"></"
        + name
        + ">";
  }

  // A quotation or a list that ends early leaves a formula without its end, which is text.
  private static void render(FormulaBlock node, NodeRendererContext context, HtmlWriter html) {
    String text = node.text().strip();
    Optional<MathDelimiters.Found> found = new MathDelimiters(text, MathReading.ON).parse(0);
    html.line();
    if (found.isPresent()) {
      String label = MathBlockSyntax.label(text, found.get().end());
      html.srcPos(node.getChars()).withAttr();
      if (!label.isEmpty()) {
        html.attr("id", label);
      }
      html.tag("div");
      String original = text.substring(0, found.get().end());
      html.raw(formula(found.get().tex(), true, original, context)).tag("/div");
    } else {
      html.srcPos(node.getChars()).withAttr().tag("p");
      html.text(text).tag("/p");
    }
    html.line();
  }
}
