package press.offprint.edition.pdf.look;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import press.offprint.model.look.ShownPage;

/** The pages of a finished PDF as a reader sees them. Close it after use. Not thread-safe. */
public final class ShownPdf implements AutoCloseable {
  private static final float PIXELS_PER_POINT = 96f / 72;
  private static final float MOST_PIXELS = 4_000_000;

  private final PDDocument document;
  private final PDFRenderer renderer;

  private ShownPdf(PDDocument document) {
    this.document = document;
    this.renderer = new PDFRenderer(document);
  }

  /**
   * Opens a PDF.
   *
   * @throws IOException if the bytes are no PDF
   */
  public static ShownPdf open(byte[] pdf) throws IOException {
    return new ShownPdf(Loader.loadPDF(pdf));
  }

  /**
   * Returns the words, pictures and fonts of all pages, in order.
   *
   * @throws IOException if the PDF is damaged
   */
  public List<ShownPage> pages() throws IOException {
    List<Float> scales = new ArrayList<>();
    document.getPages().forEach(page -> scales.add(scale(page.getCropBox())));
    return new PdfPageReader(new TaggedContent(document), scales).read(document);
  }

  /**
   * Returns the picture of a page; it has the pixels of {@link ShownPage}.
   *
   * @param index 0 for the first page
   * @throws IOException if the PDF is damaged
   */
  public BufferedImage picture(int index) throws IOException {
    float scale = scale(document.getPage(index).getCropBox());
    return renderer.renderImage(index, scale, ImageType.RGB);
  }

  // A page of any size has a picture of a bounded size.
  private static float scale(PDRectangle box) {
    float pixels = box.getWidth() * box.getHeight() * PIXELS_PER_POINT * PIXELS_PER_POINT;
    return pixels > MOST_PIXELS
        ? PIXELS_PER_POINT * (float) Math.sqrt(MOST_PIXELS / pixels)
        : PIXELS_PER_POINT;
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
