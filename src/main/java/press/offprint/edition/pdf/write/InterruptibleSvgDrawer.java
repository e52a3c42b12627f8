package press.offprint.edition.pdf.write;

import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.OutputDeviceGraphicsDrawer;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.RenderingContext;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DDrawControlDefault;
import java.awt.Shape;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.w3c.dom.Element;
import press.offprint.model.interrupt.Interruption;

/**
 * The drawer of SVG in PDFs. It checks before each drawing and each shape whether its
 * thread is interrupted, because Batik reads and paints a whole drawing in one call.
 */
public final class InterruptibleSvgDrawer extends BatikSVGDrawer {
  @Override
  public SVGImage buildSVGImage(
      Element svg, Box box, CssContext css, double width, double height, double dotsPerPixel) {
    Interruption.check();
    return drawing(super.buildSVGImage(svg, box, css, width, height, dotsPerPixel));
  }

  @Override
  public SVGImage buildStandaloneSVGImage(
      Element svg, String uri, double width, double height, double dotsPerPixel) {
    Interruption.check();
    return drawing(super.buildStandaloneSVGImage(svg, uri, width, height, dotsPerPixel));
  }

  private static SVGImage drawing(SVGImage image) {
    return new Drawing(image);
  }

  private record Drawing(SVGImage image) implements SVGDrawer.SVGImage {
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
      image.drawSVG(checking(device), context, x, y);
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
