package press.offprint.edition.pdf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** The pages of a PDF as pictures, for a reader that follows edits. */
public final class PageImages {
  private static final float DPI = 120;
  private static final float POINTS = 72;
  private static final float MOST_PIXELS = 4_000_000;

  private PageImages() {}

  /** The size of the picture of a page, in pixels. */
  public record Size(int width, int height) {}

  /**
   * Returns the sizes of all pages, in order.
   *
   * @throws IOException if the bytes are no PDF
   */
  public static List<Size> sizes(byte[] pdf) throws IOException {
    List<Size> sizes = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (var page : document.getPages()) {
        PDRectangle box = page.getCropBox();
        float scale = scale(box);
        boolean turned = page.getRotation() % 180 != 0;
        int width = Math.max(1, (int) (box.getWidth() * scale));
        int height = Math.max(1, (int) (box.getHeight() * scale));
        sizes.add(turned ? new Size(height, width) : new Size(width, height));
      }
    }
    return sizes;
  }

  /**
   * Returns the picture of a page as PNG.
   *
   * @param number 1 for the first page
   * @throws IOException if the bytes are no PDF
   * @throws IndexOutOfBoundsException if there is no such page
   */
  public static byte[] png(byte[] pdf, int number) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      if (number < 1 || number > document.getNumberOfPages()) {
        throw new IndexOutOfBoundsException("There is no page " + number);
      }
      float scale = scale(document.getPage(number - 1).getCropBox());
      BufferedImage image = new PDFRenderer(document).renderImage(number - 1, scale, ImageType.RGB);
      ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    }
  }

  // A page of any size has a picture of a bounded size.
  private static float scale(PDRectangle box) {
    float scale = DPI / POINTS;
    float pixels = box.getWidth() * scale * box.getHeight() * scale;
    return pixels > MOST_PIXELS ? scale * (float) Math.sqrt(MOST_PIXELS / pixels) : scale;
  }
}
