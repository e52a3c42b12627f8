package press.offprint.pipeline.preview;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import press.offprint.edition.pdf.PageImages;

/** The pages of a PDF on disk as pictures. */
public final class PdfPages {
  // One picture at a time in this process, because each needs much memory.
  private static final Semaphore DRAWING = new Semaphore(1);

  private PdfPages() {}

  /** A page: its number from 1, and the size of its picture in pixels. */
  public record Page(int number, int width, int height) {}

  /**
   * Returns all pages in order.
   *
   * @throws IOException if the file cannot be read or is no PDF
   */
  public static List<Page> of(Path pdf) throws IOException {
    List<PageImages.Size> sizes = PageImages.sizes(Files.readAllBytes(pdf));
    return java.util.stream.IntStream.range(0, sizes.size())
        .mapToObj(i -> new Page(i + 1, sizes.get(i).width(), sizes.get(i).height()))
        .toList();
  }

  /**
   * Returns the picture of a page as PNG, after those that other calls draw now.
   *
   * @param number 1 for the first page
   * @throws IOException if the file cannot be read or is no PDF
   * @throws IndexOutOfBoundsException if there is no such page
   */
  public static byte[] png(Path pdf, int number) throws IOException {
    DRAWING.acquireUninterruptibly();
    try {
      return PageImages.png(Files.readAllBytes(pdf), number);
    } finally {
      DRAWING.release();
    }
  }
}
