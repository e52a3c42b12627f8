package press.offprint.edition.pdf.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.OutputDeviceGraphicsDrawer;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import org.apache.batik.anim.dom.SAXSVGDocumentFactory;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class InterruptibleSvgDrawerTest {
  private static final int SHAPES = 100;
  private static final String CIRCLES =
      "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><g>"
          + "<circle cx='5' cy='5' r='3' fill='#123456'/>".repeat(SHAPES)
          + "</g></svg>";

  private final BatikSVGDrawer drawer = new InterruptibleSvgDrawer();
  private String painted = "";

  @AfterEach
  void close() {
    Thread.interrupted();
    drawer.close();
  }

  @Test
  void all_shapes_of_a_drawing_are_painted() throws Exception {
    drawing().drawSVG(device(() -> {}), null, 0, 0);
    assertThat(painted.split("\nf\n", -1)).hasSize(SHAPES + 1);
  }

  @Test
  void painting_ends_before_the_next_shape_if_the_thread_is_interrupted() throws Exception {
    SVGDrawer.SVGImage drawing = drawing();
    OutputDevice device = device(() -> Thread.currentThread().interrupt());
    assertThatThrownBy(() -> drawing.drawSVG(device, null, 0, 0))
        .isInstanceOf(CancellationException.class);
    assertThat(painted).isEmpty();
  }

  @Test
  void reading_ends_before_the_next_element_if_the_thread_is_interrupted() throws Exception {
    Element svg = svg();
    Element interrupting =
        (Element)
            Proxy.newProxyInstance(
                Element.class.getClassLoader(),
                new Class<?>[] {Element.class},
                (proxy, method, arguments) -> {
                  // Batik copies the attributes of the root after all elements.
                  if (method.getName().equals("getAttributes")) {
                    Thread.currentThread().interrupt();
                  }
                  return method.invoke(svg, arguments);
                });
    SVGDrawer.SVGImage drawing = drawing(interrupting);
    assertThatThrownBy(() -> drawing.drawSVG(device(() -> painted = "begun"), null, 0, 0))
        .isInstanceOf(CancellationException.class);
    assertThat(painted).isEmpty();
  }

  @Test
  void no_drawing_is_built_or_painted_if_the_thread_is_interrupted() throws Exception {
    SVGDrawer.SVGImage drawing = drawing();
    Thread.currentThread().interrupt();
    assertThatThrownBy(this::drawing).isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> drawing.drawSVG(device(() -> {}), null, 0, 0))
        .isInstanceOf(CancellationException.class);
  }

  private SVGDrawer.SVGImage drawing() throws IOException {
    return drawing(svg());
  }

  private SVGDrawer.SVGImage drawing(Element svg) {
    return drawer.buildStandaloneSVGImage(svg, "about:drawing", 10, 10, 1);
  }

  private static Element svg() throws IOException {
    return new SAXSVGDocumentFactory(null)
        .createDocument("about:drawing", new StringReader(CIRCLES))
        .getDocumentElement();
  }

  /** Returns a device whose graphics write into a PDF, as those of the layout engine do. */
  private OutputDevice device(Runnable beforePainting) {
    return (OutputDevice)
        Proxy.newProxyInstance(
            OutputDevice.class.getClassLoader(),
            new Class<?>[] {OutputDevice.class},
            (proxy, method, arguments) -> {
              paint((OutputDeviceGraphicsDrawer) arguments[arguments.length - 1], beforePainting);
              return null;
            });
  }

  private void paint(OutputDeviceGraphicsDrawer drawing, Runnable beforePainting)
      throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(pdf, 10, 10);
      beforePainting.run();
      drawing.render(graphics);
      graphics.dispose();
      painted =
          new String(
              graphics.getXFormObject().getContentStream().toByteArray(),
              StandardCharsets.ISO_8859_1);
    }
  }
}
