package press.offprint.edition.pdf.write;

import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.OutputDeviceGraphicsDrawer;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.RenderingContext;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.svgsupport.PDFTranscoder;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DDrawControlDefault;
import java.awt.Shape;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import org.apache.batik.bridge.Bridge;
import org.apache.batik.bridge.BridgeContext;
import org.apache.batik.bridge.UserAgent;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import press.offprint.model.interrupt.Interruption;

/**
 * The drawer of SVG in PDFs. It checks before each drawing, each element and each shape whether its
 * thread is interrupted, because Batik reads and paints a whole drawing in one call.
 */
public final class InterruptibleSvgDrawer extends BatikSVGDrawer {
  @Override
  public SVGImage buildSVGImage(
      Element svg, Box box, CssContext css, double width, double height, double dotsPerPixel) {
    Interruption.check();
    return drawing(
        super.buildSVGImage(svg, box, css, drawable(width), drawable(height), dotsPerPixel),
        box,
        dotsPerPixel);
  }

  @Override
  public SVGImage buildStandaloneSVGImage(
      Element svg, String uri, double width, double height, double dotsPerPixel) {
    Interruption.check();
    return drawing(
        super.buildStandaloneSVGImage(svg, uri, width, height, dotsPerPixel), null, dotsPerPixel);
  }

  // Batik refuses a size of zero, which a percentage of a box without a width is. Negative: not
  // given.
  private static double drawable(double size) {
    return size == 0 ? 1 : size;
  }

  private static SVGImage drawing(SVGImage image, Box box, double dotsPerPixel) {
    PDFTranscoder transcoder = (PDFTranscoder) EngineField.SVG_TRANSCODER.get(image);
    EngineField.SVG_TRANSCODER.set(
        image, new InterruptibleTranscoder(transcoder, box, dotsPerPixel));
    return new Drawing(image, box, dotsPerPixel);
  }

  /** A transcoder that checks before each element that it turns into a shape. */
  private static final class InterruptibleTranscoder extends PDFTranscoder {
    InterruptibleTranscoder(PDFTranscoder other, Box box, double dotsPerPixel) {
      super(box, dotsPerPixel, other.getWidth(), other.getHeight());
      setTranscodingHints(other.getTranscodingHints());
      setImageSize(other.getWidth(), other.getHeight());
      setReuseKey(EngineField.SVG_REUSE_KEY.get(other));
    }

    @Override
    protected BridgeContext createBridgeContext(String version) {
      return new CheckingContext(userAgent, super.createBridgeContext(version));
    }
  }

  private static final class CheckingContext extends BridgeContext {
    private final BridgeContext engine;

    CheckingContext(UserAgent agent, BridgeContext engine) {
      super(agent, engine.getDocumentLoader());
      this.engine = engine;
    }

    @Override
    public Bridge getBridge(Element element) {
      Interruption.check();
      return super.getBridge(element);
    }

    // The engine has an own bridge for images.
    @Override
    @SuppressWarnings("rawtypes") // The type of Batik.
    public List getBridgeExtensions(Document document) {
      return engine.getBridgeExtensions(document);
    }
  }

  private record Drawing(SVGImage image, Box box, double dotsPerPixel)
      implements SVGDrawer.SVGImage {
    @Override
    public int getIntrinsicWidth() {
      return image.getIntrinsicWidth();
    }

    @Override
    public int getIntrinsicHeight() {
      return image.getIntrinsicHeight();
    }

    @Override
    public boolean hasIntrinsicSize() {
      return image.hasIntrinsicSize();
    }

    @Override
    public float getIntrinsicRatio() {
      return image.getIntrinsicRatio();
    }

    @Override
    public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
      Interruption.check();
      // A transcoder keeps the shapes of its drawing, and few drawings are drawn again.
      PDFTranscoder unused =
          new InterruptibleTranscoder(
              (PDFTranscoder) EngineField.SVG_TRANSCODER.get(image), box, dotsPerPixel);
      image.drawSVG(checking(device), context, x, y);
      EngineField.SVG_TRANSCODER.set(image, unused);
    }
  }

  /** Returns the same device, whose graphics check before each shape. */
  private static OutputDevice checking(OutputDevice device) {
    return (OutputDevice)
        Proxy.newProxyInstance(
            OutputDevice.class.getClassLoader(),
            new Class<?>[] {OutputDevice.class},
            (proxy, method, arguments) -> {
              for (int i = 0; arguments != null && i < arguments.length; i++) {
                if (arguments[i] instanceof OutputDeviceGraphicsDrawer drawer) {
                  arguments[i] = checking(drawer);
                }
              }
              try {
                return method.invoke(device, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static OutputDeviceGraphicsDrawer checking(OutputDeviceGraphicsDrawer drawer) {
    return graphics -> {
      if (graphics instanceof PdfBoxGraphics2D pdf) {
        pdf.setDrawControl(new Checks());
      }
      drawer.render(graphics);
    };
  }

  private static final class Checks extends PdfBoxGraphics2DDrawControlDefault {
    @Override
    public Shape transformShapeBeforeFill(Shape shape, IDrawControlEnv environment) {
      Interruption.check();
      return shape;
    }

    @Override
    public Shape transformShapeBeforeDraw(Shape shape, IDrawControlEnv environment) {
      Interruption.check();
      return shape;
    }
  }
}
