package press.offprint.edition.epub.cover;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Dimension2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.BitSet;
import org.apache.batik.anim.dom.SAXSVGDocumentFactory;
import org.apache.batik.bridge.Bridge;
import org.apache.batik.bridge.BridgeContext;
import org.apache.batik.bridge.BridgeException;
import org.apache.batik.bridge.ExternalResourceSecurity;
import org.apache.batik.bridge.GVTBuilder;
import org.apache.batik.bridge.NoLoadExternalResourceSecurity;
import org.apache.batik.bridge.UserAgentAdapter;
import org.apache.batik.gvt.AbstractGraphicsNode;
import org.apache.batik.gvt.CompositeGraphicsNode;
import org.apache.batik.gvt.GraphicsNode;
import org.apache.batik.util.ParsedURL;
import org.w3c.dom.Element;
import org.w3c.dom.svg.SVGDocument;
import press.offprint.model.interrupt.InterruptibleReader;
import press.offprint.model.interrupt.Interruption;

/**
 * The conversion of SVG to pixels, for bookstores that accept no SVG cover. It paints Batik's
 * graphics tree without Batik's transcoders, which take three times as long.
 */
final class SvgRasterizer {
  private SvgRasterizer() {}

  /** Thrown for a document that is not SVG, or that refers to other files. */
  static final class UndrawableException extends Exception {
    private static final long serialVersionUID = 1L;

    UndrawableException(Throwable cause) {
      super(cause.getMessage(), cause);
    }
  }

  /** Draws an SVG document on white. References to other files are not followed. */
  static BufferedImage draw(String svg, int width) throws UndrawableException {
    try (Drawing drawing = open(svg, width)) {
      BufferedImage image = new BufferedImage(width, drawing.height(), BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = image.createGraphics();
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, width, drawing.height());
      graphics.dispose();
      drawing.paint(image, 0);
      return image;
    }
  }

  /**
   * Opens an SVG document to be drawn in parts. References to other files are not followed.
   *
   * @param width the width of the drawing in pixels
   */
  static Drawing open(String svg, int width) throws UndrawableException {
    StaticContext context = new StaticContext();
    try {
      SVGDocument document =
          new SAXSVGDocumentFactory(null)
              .createSVGDocument("about:cover", InterruptibleReader.of(svg));
      GraphicsNode root = new GVTBuilder().build(context, document);
      checkBetweenShapes(root);
      Dimension2D size = context.getDocumentSize();
      double scale = width / size.getWidth();
      int height = Math.max(1, (int) Math.round(size.getHeight() * scale));
      return new Drawing(context, root, scale, height);
    } catch (IOException | BridgeException e) {
      context.close();
      throw new UndrawableException(e);
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  // Batik paints a group in one call, and can be stopped by its own kind of thread alone.
  private static void checkBetweenShapes(GraphicsNode node) {
    if (node instanceof CompositeGraphicsNode group) {
      for (int i = group.size() - 1; i >= 0; i--) {
        checkBetweenShapes((GraphicsNode) group.get(i));
        group.add(i, new CheckNode());
      }
    }
  }

  /** A shape that is nowhere, and ends the painting if the thread is interrupted. */
  private static final class CheckNode extends AbstractGraphicsNode {
    // Batik paints no node without bounds, but calls this method of each.
    @Override
    public void paint(Graphics2D graphics) {
      Interruption.check();
    }

    @Override
    public void primitivePaint(Graphics2D graphics) {
      // There is nothing to paint.
    }

    @Override
    public Rectangle2D getPrimitiveBounds() {
      return null;
    }

    @Override
    public Rectangle2D getGeometryBounds() {
      return null;
    }

    @Override
    public Rectangle2D getSensitiveBounds() {
      return null;
    }

    @Override
    public Shape getOutline() {
      return null;
    }
  }

  /** An SVG document that is scaled to a width, as a graphics tree. */
  static final class Drawing implements AutoCloseable {
    /** The reach of antialiasing beyond a shape, in pixels. */
    private static final int ANTIALIASING = 2;

    private final StaticContext context;
    private final GraphicsNode root;
    private final double scale;
    private final int height;

    private Drawing(StaticContext context, GraphicsNode root, double scale, int height) {
      this.context = context;
      this.root = root;
      this.scale = scale;
      this.height = height;
    }

    /** Returns the height of the drawing in pixels. */
    int height() {
      return height;
    }

    /** Paints the part of the drawing that begins {@code top} pixels below its top. */
    void paint(BufferedImage image, int top) {
      Graphics2D graphics = image.createGraphics();
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.translate(0, -top);
      graphics.scale(scale, scale);
      root.paint(graphics);
      graphics.dispose();
    }

    /** Returns the numbers of the strips with a shape; a strip is {@code strip} pixels high. */
    BitSet strips(int strip) {
      BitSet strips = new BitSet();
      mark(root, AffineTransform.getScaleInstance(scale, scale), strip, strips);
      return strips;
    }

    private void mark(GraphicsNode node, AffineTransform transform, int strip, BitSet strips) {
      if (node instanceof CompositeGraphicsNode group && group.getFilter() == null) {
        AffineTransform inner = new AffineTransform(transform);
        if (group.getTransform() != null) {
          inner.concatenate(group.getTransform());
        }
        for (Object child : group.getChildren()) {
          mark((GraphicsNode) child, inner, strip, strips);
        }
      } else {
        Rectangle2D bounds = node.getTransformedBounds(transform);
        if (bounds != null) {
          int first = (int) Math.floor(bounds.getMinY()) - ANTIALIASING;
          int last = (int) Math.ceil(bounds.getMaxY()) + ANTIALIASING;
          if (last >= 0 && first < height) {
            strips.set(Math.max(0, first) / strip, Math.min(height - 1, last) / strip + 1);
          }
        }
      }
    }

    @Override
    public void close() {
      context.close();
    }
  }

  /** A context without scripts, animation, files and network. */
  private static final class StaticContext extends BridgeContext implements AutoCloseable {
    StaticContext() {
      super(new SilentAgent());
      setDynamicState(STATIC);
    }

    @Override
    public Bridge getBridge(Element element) {
      Interruption.check();
      return super.getBridge(element);
    }

    @Override
    public void close() {
      dispose();
    }
  }

  private static final class SilentAgent extends UserAgentAdapter {
    @Override
    public ExternalResourceSecurity getExternalResourceSecurity(
        ParsedURL resource, ParsedURL document) {
      return new NoLoadExternalResourceSecurity();
    }

    // Batik would print these messages on the console.
    @Override
    public void displayError(String message) {}

    @Override
    public void displayError(Exception e) {}

    @Override
    public void displayMessage(String message) {}
  }
}
