package press.offprint.edition.pdf.write;

import com.openhtmltopdf.css.parser.FSColor;
import com.openhtmltopdf.css.parser.FSRGBColor;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.pdfboxout.PdfBoxFastOutputDevice;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;

/**
 * A place on a page where glyphs are drawn by their numbers, and rules between them. The layout
 * engine draws characters only, and a formula has glyphs without a character.
 */
public final class GlyphCanvas implements AutoCloseable {
  private static final int THOUSAND = 1000;
  private static final float COLOURS = 255f;
  private static final int BYTE = 0xFF;

  private final PDPageContentStream page;
  private final float left;
  private final float baseline;
  private final float em;
  private final int textColour;
  private int colour;

  /**
   * Begins to draw.
   *
   * @param device of a PDF
   * @param x of the origin, in dots of the device
   * @param y of the baseline, in dots of the device
   * @param em the unit of all further lengths, in dots of the device
   * @param text the colour of marks without a colour
   */
  public GlyphCanvas(OutputDevice device, double x, double y, double em, FSColor text) {
    PdfBoxFastOutputDevice pdf = (PdfBoxFastOutputDevice) device;
    AffineTransform place = (AffineTransform) EngineField.DEVICE_TRANSFORM.get(pdf);
    float height = (float) EngineField.DEVICE_PAGE_HEIGHT.get(pdf);
    Point2D origin = place.transform(new Point2D.Double(x, y), null);
    this.page = (PDPageContentStream) EngineField.PAGE_STREAM.get(pdf.getCurrentPage());
    this.left = (float) origin.getX();
    this.baseline = height - (float) origin.getY();
    this.em = (float) (em * place.getScaleX());
    this.textColour =
        text instanceof FSRGBColor rgb
            ? (rgb.getRed() << 16) | (rgb.getGreen() << 8) | rgb.getBlue()
            : 0;
    write(page::saveGraphicsState);
    setColour(textColour);
  }

  /** One glyph of a run; the advance is the width that the font gives it, in em of the font. */
  public record Placed(int glyph, double x, double advance) {}

  private interface Drawing {
    void run() throws IOException;
  }

  private static void write(Drawing drawing) {
    try {
      drawing.run();
    } catch (IOException e) {
      throw new UncheckedIOException("A formula cannot be drawn", e);
    }
  }

  /** Sets the colour as 0xRRGGBB; a negative number is the colour of the text. */
  public void colour(int wanted) {
    int next = wanted < 0 ? textColour : wanted;
    if (next != colour) {
      setColour(next);
    }
  }

  private void setColour(int next) {
    colour = next;
    float red = ((next >> 16) & BYTE) / COLOURS;
    float green = ((next >> 8) & BYTE) / COLOURS;
    float blue = (next & BYTE) / COLOURS;
    write(
        () -> {
          page.setNonStrokingColor(red, green, blue);
          page.setStrokingColor(red, green, blue);
        });
  }

  /**
   * Draws glyphs on one baseline.
   *
   * @param y of the baseline, upwards
   * @param size of the font
   */
  public void glyphs(PDType0Font font, double size, double y, List<Placed> run) {
    Set<Integer> used = new HashSet<>();
    run.forEach(glyph -> used.add(glyph.glyph));
    font.addGlyphsToSubset(used);
    PdfOutput out = new PdfOutput();
    out.put('[');
    for (int i = 0; i < run.size(); i++) {
      Placed glyph = run.get(i);
      if (i > 0) {
        Placed before = run.get(i - 1);
        double drawn = before.x + Math.round(before.advance * THOUSAND) * size / THOUSAND;
        double adjustment = (drawn - glyph.x) * THOUSAND / size;
        if (Math.abs(adjustment) >= 0.5) {
          out.put((float) Math.round(adjustment));
        }
      }
      out.put(String.format(Locale.ROOT, "<%04X>", glyph.glyph));
    }
    out.put("] TJ\n");
    write(
        () -> {
          page.beginText();
          page.setFont(font, (float) size * em);
          page.setTextMatrix(Matrix.getTranslateInstance(x(run.get(0).x), y(y)));
          append(out);
          page.endText();
        });
  }

  /** Fills a rectangle, given by its lower left corner. */
  public void rule(double x, double y, double width, double height) {
    write(
        () -> {
          page.addRect(x(x), y(y), (float) width * em, (float) height * em);
          page.fill();
        });
  }

  /** Draws a line between two points. */
  public void line(double x, double y, double toX, double toY, double thickness) {
    write(
        () -> {
          page.setLineWidth((float) thickness * em);
          page.moveTo(x(x), y(y));
          page.lineTo(x(toX), y(toY));
          page.stroke();
        });
  }

  /** Draws marks that together have one text (ISO 32000-1, section 14.9.4). */
  public void standingFor(String text, Runnable drawing) {
    PdfOutput out = new PdfOutput();
    out.put("/Span <</ActualText ");
    out.putText(text);
    out.put(">> BDC\n");
    write(() -> append(out));
    drawing.run();
    PdfOutput end = new PdfOutput();
    end.put("EMC\n");
    write(() -> append(end));
  }

  // The deprecated method is the only one of PDFBox that takes glyphs by their numbers.
  @SuppressWarnings("deprecation")
  private void append(PdfOutput operators) throws IOException {
    page.appendRawCommands(operators.toArray());
  }

  private float x(double x) {
    return left + (float) x * em;
  }

  private float y(double y) {
    return baseline + (float) y * em;
  }

  /** Restores the state of the page. */
  @Override
  public void close() {
    write(page::restoreGraphicsState);
  }
}
