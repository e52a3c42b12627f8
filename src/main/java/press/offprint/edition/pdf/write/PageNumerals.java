package press.offprint.edition.pdf.write;

import com.openhtmltopdf.css.extend.ContentFunction;
import com.openhtmltopdf.css.parser.FSFunction;
import com.openhtmltopdf.layout.LayoutContext;
import com.openhtmltopdf.render.InlineText;
import com.openhtmltopdf.render.RenderingContext;
import java.util.List;
import org.w3c.dom.Element;
import press.offprint.edition.pdf.text.Numerals;

/**
 * A function of generated content, such as a page number, in the digits of the language. The layout
 * engine knows 0 to 9 only, and asks its own functions first.
 */
public final class PageNumerals implements ContentFunction {
  private final ContentFunction engine;
  private final Numerals numerals;

  private PageNumerals(ContentFunction engine, Numerals numerals) {
    this.engine = engine;
    this.numerals = numerals;
  }

  /** Makes a layout write all generated numbers so; to be called before its first block. */
  public static void use(LayoutContext context, Numerals numerals) {
    if (!numerals.isLatin()) {
      @SuppressWarnings("unchecked")
      List<ContentFunction> functions =
          (List<ContentFunction>)
              EngineField.CONTENT_FUNCTIONS.get(context.getContentFunctionFactory());
      functions.replaceAll(function -> new PageNumerals(function, numerals));
    }
  }

  @Override
  public boolean isStatic() {
    return engine.isStatic();
  }

  @Override
  public String calculate(LayoutContext context, FSFunction function) {
    return written(engine.calculate(context, function));
  }

  @Override
  public String calculate(RenderingContext context, FSFunction function, InlineText text) {
    return written(engine.calculate(context, function, text));
  }

  @Override
  public String getLayoutReplacementText() {
    return written(engine.getLayoutReplacementText());
  }

  @Override
  public String getPostBoxingLayoutReplacementText(
      LayoutContext context, Element element, FSFunction function) {
    return written(engine.getPostBoxingLayoutReplacementText(context, element, function));
  }

  @Override
  public boolean canHandle(LayoutContext context, FSFunction function) {
    return engine.canHandle(context, function);
  }

  @Override
  public boolean isCalculableAtLayout() {
    return engine.isCalculableAtLayout();
  }

  private String written(String text) {
    return text == null ? null : numerals.text(text);
  }
}
