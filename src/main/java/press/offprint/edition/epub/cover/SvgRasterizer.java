package press.offprint.edition.epub.cover;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Dimension2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringReader;
import java.util.BitSet;
import org.apache.batik.anim.dom.SAXSVGDocumentFactory;
import org.apache.batik.bridge.BridgeContext;
import org.apache.batik.bridge.BridgeException;
import org.apache.batik.bridge.ExternalResourceSecurity;
import org.apache.batik.bridge.GVTBuilder;
import org.apache.batik.bridge.NoLoadExternalResourceSecurity;
import org.apache.batik.bridge.UserAgentAdapter;
import org.apache.batik.gvt.CompositeGraphicsNode;
import org.apache.batik.gvt.GraphicsNode;
import org.apache.batik.util.ParsedURL;
import org.w3c.dom.svg.SVGDocument;

/**
 * Vector pictures: drawing them as pixels, for stores that take no SVG as a cover. Painted straight
 * on the picture, which takes a third of the time of Batik's own transcoders.
 */
final class SvgRasterizer {
  private SvgRasterizer() {}

  /** A picture that is not SVG, or asks for what is not allowed. */
  static final class UndrawableException extends Exception {
    private static final long serialVersionUID = 1L;

    UndrawableException(Throwable cause) {
      super(cause.getMessage(), cause);
    }
  }

  /** The SVG document drawn {@code width} pixels wide on white. Reaches nothing outside itself. */
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
   * The SVG document, ready to be drawn {@code width} pixels wide. Reaches nothing outside itself.
   */
  static Drawing open(String svg, int width) throws UndrawableException {
    SealedContext context = new SealedContext();
    try {
      SVGDocument document =
          new SAXSVGDocumentFactory(null).createSVGDocument("about:cover", new StringReader(svg));
      GraphicsNode picture = new GVTBuilder().build(context, document);
      Dimension2D size = context.getDocumentSize();
      double scale = width / size.getWidth();
      int height = Math.max(1, (int) Math.round(size.getHeight() * scale));
      return new Drawing(context, picture, scale, height);
    } catch (IOException | BridgeException e) {
      context.close();
      throw new UndrawableException(e);
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  /** A picture that can be drawn, as a whole or in parts. */
  static final class Drawing implements AutoCloseable {
    /** How far smoothed edges may reach beyond a shape, in pixels. */
    private static final int EDGE = 2;

    private final SealedContext context;
    private final GraphicsNode picture;
    private final double scale;
    private final int height;

    private Drawing(SealedContext context, GraphicsNode picture, double scale, int height) {
      this.context = context;
      this.picture = picture;
      this.scale = scale;
      this.height = height;
    }

    /** In pixels. */
    int height() {
      return height;
    }

    /** Draws the part that begins that many pixels below the picture's top. */
    void paint(BufferedImage image, int top) {
      Graphics2D graphics = image.createGraphics();
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.translate(0, -top);
      graphics.scale(scale, scale);
      picture.paint(graphics);
      graphics.dispose();
    }

    /** The strips of that many pixels in which something is drawn, counted from the top. */
    BitSet strips(int strip) {
      BitSet strips = new BitSet();
      mark(picture, AffineTransform.getScaleInstance(scale, scale), strip, strips);
      return strips;
    }

    private void mark(GraphicsNode node, AffineTransform place, int strip, BitSet strips) {
      if (node instanceof CompositeGraphicsNode group && group.getFilter() == null) {
        AffineTransform inner = new AffineTransform(place);
        if (group.getTransform() != null) {
          inner.concatenate(group.getTransform());
        }
        for (Object child : group.getChildren()) {
          mark((GraphicsNode) child, inner, strip, strips);
        }
      } else {
        Rectangle2D bounds = node.getTransformedBounds(place);
        if (bounds != null) {
          int first = (int) Math.floor(bounds.getMinY()) - EDGE;
          int last = (int) Math.ceil(bounds.getMaxY()) + EDGE;
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

  /** A static rendering: no scripts, no animation, no files, no network. */
  private static final class SealedContext extends BridgeContext implements AutoCloseable {
    SealedContext() {
      super(new Sealed());
      setDynamicState(STATIC);
    }

    @Override
    public void close() {
      dispose();
    }
  }

  private static final class Sealed extends UserAgentAdapter {
    @Override
    public ExternalResourceSecurity getExternalResourceSecurity(
        ParsedURL resource, ParsedURL document) {
      return new NoLoadExternalResourceSecurity();
    }

    // What Batik would print belongs in no one's console.
    @Override
    public void displayError(String message) {}

    @Override
    public void displayError(Exception e) {}

    @Override
    public void displayMessage(String message) {}
  }
}
