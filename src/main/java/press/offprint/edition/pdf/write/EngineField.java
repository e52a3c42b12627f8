package press.offprint.edition.pdf.write;

import com.openhtmltopdf.context.ContentFunctionFactory;
import com.openhtmltopdf.pdfboxout.PdfBoxFSFont;
import com.openhtmltopdf.pdfboxout.PdfBoxFastOutputDevice;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfContentStreamAdapter;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.render.JustificationInfo;
import com.openhtmltopdf.render.LineBox;
import com.openhtmltopdf.svgsupport.BatikSVGImage;
import com.openhtmltopdf.svgsupport.PDFTranscoder;
import java.awt.geom.AffineTransform;
import java.lang.reflect.Field;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/**
 * A private field of the layout engine for which its API has no accessor. The fields belong to one
 * version of the library; a test fails if a new version has other fields.
 */
final class EngineField {
  /** The font that the output device was set to. */
  static final EngineField DEVICE_FONT =
      new EngineField(PdfBoxFastOutputDevice.class, "_font", PdfBoxFSFont.class);

  /** The page that the output device writes to. */
  static final EngineField DEVICE_PAGE =
      new EngineField(PdfBoxFastOutputDevice.class, "_cp", PdfContentStreamAdapter.class);

  /** From dots of the output device to points from the top of the page. */
  static final EngineField DEVICE_TRANSFORM =
      new EngineField(PdfBoxFastOutputDevice.class, "_transform", AffineTransform.class);

  /** The height of the page in points. */
  static final EngineField DEVICE_PAGE_HEIGHT =
      new EngineField(PdfBoxFastOutputDevice.class, "_pageHeight", float.class);

  /** The content stream of a page. */
  static final EngineField PAGE_STREAM =
      new EngineField(PdfContentStreamAdapter.class, "cs", PDPageContentStream.class);

  /** The spaces of a line. */
  static final EngineField LINE_JUSTIFICATION =
      new EngineField(LineBox.class, "_justificationInfo", JustificationInfo.class);

  /** The functions of generated content, in the order in which they are asked. */
  static final EngineField CONTENT_FUNCTIONS =
      new EngineField(ContentFunctionFactory.class, "_functions", List.class);

  /** The PDF/A level for which the renderer writes a metadata packet. */
  static final EngineField PDF_A =
      new EngineField(PdfBoxRenderer.class, "_pdfAConformance", PdfAConformance.class);

  /** True if the renderer writes a metadata packet for PDF/UA. */
  static final EngineField PDF_UA =
      new EngineField(PdfBoxRenderer.class, "_pdfUaConformance", boolean.class);

  /** The transcoder that draws an SVG image. */
  static final EngineField SVG_TRANSCODER =
      new EngineField(BatikSVGImage.class, "pdfTranscoder", PDFTranscoder.class);

  /** The key under which a drawing is kept, to be drawn once. */
  static final EngineField SVG_REUSE_KEY =
      new EngineField(PDFTranscoder.class, "reuseKey", Object.class);

  private final Field field;

  private EngineField(Class<?> owner, String name, Class<?> type) {
    try {
      field = owner.getDeclaredField(name);
      if (field.getType() != type) {
        throw new NoSuchFieldException(name + " of type " + type);
      }
      field.setAccessible(true);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This version of openhtmltopdf has other fields", e);
    }
  }

  Object get(Object owner) {
    try {
      return field.get(owner);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  void set(Object owner, Object value) {
    try {
      field.set(owner, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
