package press.offprint.edition.pdf.math;

import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.mathmlsupport.MathMLDrawer;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.sourceforge.jeuclid.DOMBuilder;
import net.sourceforge.jeuclid.context.LayoutContextImpl;
import net.sourceforge.jeuclid.context.Parameter;
import net.sourceforge.jeuclid.font.FontFactory;
import net.sourceforge.jeuclid.layout.JEuclidView;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import press.offprint.edition.pdf.dom.Dom;

/**
 * The drawer of MathML: vector graphics on the baseline of the text, in the fonts of the text. One
 * instance serves one document; its fonts are bound to the thread until {@link #close}.
 */
public final class MathDrawer extends MathMLDrawer {
  private static final float SIZE = 24f;
  private static final double TEXT_SIZE = 1.04;

  /** The width of a line in em, which is the same on all papers. */
  private static final double LINE = 33;

  private final List<String> rejected = new ArrayList<>();

  public MathDrawer(MathFonts fonts) {
    FontFactory.setThreadFontFactory(fonts);
  }

  /**
   * Prepares a formula for layout: it removes the source, copies the text alternative to the
   * attribute that becomes part of the tag, and sets size and depth in em.
   */
  public void prepare(Element math) {
    for (Element element : Dom.elements(math)) {
      if (element.getTagName().startsWith("annotation")) {
        Dom.remove(element);
      } else if (element.hasAttribute("mathvariant")) {
        MathAlphabet.apply(element);
      }
    }
    MathFixes.apply(math);
    String alternative = math.getAttribute("alttext");
    math.setAttribute("alt", alternative.isBlank() ? math.getTextContent().strip() : alternative);
    boolean display = Dom.hasClass(math.getParentNode(), "display");
    if (display) {
      math.setAttribute("display", "block");
    }
    try {
      math.setAttribute("style", size(view(math), display));
    } catch (RuntimeException e) {
      reject(math);
    }
  }

  /** Returns the sources of the formulas that could not be laid out. */
  public List<String> rejected() {
    return List.copyOf(rejected);
  }

  private static String size(JEuclidView view, boolean display) {
    double em = TEXT_SIZE / SIZE;
    if (view.getWidth() * em > LINE) {
      em = LINE / view.getWidth(); // A formula that is wider than the line shrinks.
    }
    return String.format(
        Locale.ROOT,
        "width: %.4fem; height: %.4fem; vertical-align: %.4fem",
        view.getWidth() * em,
        (view.getAscentHeight() + view.getDescentHeight()) * em,
        display ? 0 : -view.getDescentHeight() * em);
  }

  // A formula that fails is replaced by its source, so that the document is not lost.
  private void reject(Element math) {
    String source = math.getAttribute("alt");
    Element code = math.getOwnerDocument().createElement("code");
    code.setTextContent(source);
    math.getParentNode().replaceChild(code, math);
    rejected.add(source);
  }

  private static JEuclidView view(Node math) {
    LayoutContextImpl context = new LayoutContextImpl(LayoutContextImpl.getDefaultLayoutContext());
    context.setParameter(Parameter.MATHSIZE, SIZE);
    context.setParameter(Parameter.FONTS_SERIF, List.of(MathFonts.SERIF));
    context.setParameter(Parameter.FONTS_SANSSERIF, List.of(MathFonts.SANS));
    context.setParameter(Parameter.FONTS_MONOSPACED, List.of(MathFonts.MONO));
    for (Parameter alphabet :
        List.of(Parameter.FONTS_DOUBLESTRUCK, Parameter.FONTS_SCRIPT, Parameter.FONTS_FRAKTUR)) {
      context.setParameter(alphabet, List.of(MathFonts.NONE));
    }
    return new JEuclidView(DOMBuilder.getInstance().createJeuclidDom(math), context, null);
  }

  @Override
  public SVGImage buildSVGImage(
      Element math, Box box, CssContext css, double width, double height, double dotsPerPixel) {
    return new Drawing(view(math), box, dotsPerPixel);
  }

  /** A formula after layout. */
  private record Drawing(JEuclidView view, Box box, double dots) implements SVGImage {

    @Override
    public int getIntrinsicWidth() {
      return (int) (view.getWidth() * dots);
    }

    @Override
    public int getIntrinsicHeight() {
      return (int) ((view.getAscentHeight() + view.getDescentHeight()) * dots);
    }

    @Override
    public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
      Rectangle area = box.getContentAreaEdge(box.getAbsX(), box.getAbsY(), context);
      float width = (float) (area.width / dots);
      float height = (float) (area.height / dots);
      // Slanted letters extend beyond their boxes, and the device clips at the edge.
      float edge = height / 2;
      device.drawWithGraphics(
          (float) x - edge * (float) dots,
          (float) y - edge * (float) dots,
          width + 2 * edge,
          height + 2 * edge,
          graphics -> {
            double tall = view.getAscentHeight() + view.getDescentHeight();
            graphics.translate(edge, edge);
            graphics.scale(width / view.getWidth(), height / tall);
            view.draw(graphics, 0, view.getAscentHeight());
          });
    }
  }

  @Override
  public void importFontFaceRules(List<FontFaceRule> rules, SharedContext context) {
    // Formulas use the fonts of MathFonts only.
  }

  @Override
  public void close() {
    FontFactory.clearThreadFontFactory();
  }
}
