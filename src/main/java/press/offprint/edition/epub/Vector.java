package press.offprint.edition.epub;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Dimension2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import org.apache.batik.anim.dom.SAXSVGDocumentFactory;
import org.apache.batik.bridge.BridgeContext;
import org.apache.batik.bridge.BridgeException;
import org.apache.batik.bridge.ExternalResourceSecurity;
import org.apache.batik.bridge.GVTBuilder;
import org.apache.batik.bridge.NoLoadExternalResourceSecurity;
import org.apache.batik.bridge.UserAgentAdapter;
import org.apache.batik.gvt.GraphicsNode;
import org.apache.batik.util.ParsedURL;
import org.w3c.dom.svg.SVGDocument;

/**
 * Vector pictures: drawing them as pixels, for stores that take no SVG as a cover. Painted straight
 * on the picture, which takes a third of the time of Batik's own transcoders.
 */
final class Vector {
  private Vector() {}

  /** A picture that is not SVG, or asks for what is not allowed. */
  static final class UndrawableException extends Exception {
    private static final long serialVersionUID = 1L;

    UndrawableException(Throwable cause) {
      super(cause.getMessage(), cause);
    }
  }

  /** The SVG document drawn {@code width} pixels wide on white. Reaches nothing outside itself. */
  static BufferedImage draw(String svg, int width) throws UndrawableException {
    return draw(svg, width, Optional.empty());
  }

  /**
   * As {@link #draw(String, int)}.
   *
   * @param backdrop to draw on instead of white; it is given away, and has to be as large
   */
  static BufferedImage draw(String svg, int width, Optional<BufferedImage> backdrop)
      throws UndrawableException {
    try (SealedContext context = new SealedContext()) {
      SVGDocument document =
          new SAXSVGDocumentFactory(null).createSVGDocument("about:cover", new StringReader(svg));
      GraphicsNode picture = new GVTBuilder().build(context, document);
      Dimension2D size = context.getDocumentSize();
      double scale = width / size.getWidth();
      int height = Math.max(1, (int) Math.round(size.getHeight() * scale));
      BufferedImage image =
          backdrop.orElseGet(() -> new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR));
      Graphics2D graphics = image.createGraphics();
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      if (backdrop.isEmpty()) {
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
      }
      graphics.scale(scale, scale);
      picture.paint(graphics);
      graphics.dispose();
      return image;
    } catch (IOException | BridgeException e) {
      throw new UndrawableException(e);
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
