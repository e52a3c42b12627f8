package press.offprint.edition.epub.cover;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import press.offprint.edition.ImageCodec;
import press.offprint.edition.PngWriter;

/**
 * A picture of few colours, packed in strips as a PNG file holds them. As a cover it is a quarter
 * of what JPEG makes of it, and its letters have clean edges; and what is drawn on it costs only
 * the strips that it touches. Most of a row is as the row above, so that is copied and not looked
 * at.
 */
final class IndexedImage {
  /** The height of a strip in pixels. */
  private static final int STRIP = 64;

  private static final int PALETTE = 256;
  private static final int LEVEL = 3;

  private final int width;
  private final int height;
  private final byte[] table;
  private final List<PngWriter.Strip> strips;

  private IndexedImage(int width, int height, byte[] table, List<PngWriter.Strip> strips) {
    this.width = width;
    this.height = height;
    this.table = table;
    this.strips = strips;
  }

  /**
   * Packs a picture; empty where it has too many colours.
   *
   * @param image of the kind {@code TYPE_INT_RGB}
   * @param colours at most, of which those that nobody can tell apart become one
   */
  static Optional<IndexedImage> of(BufferedImage image, int colours) {
    List<PngWriter.Strip> none = List.of();
    return new IndexedImage(image.getWidth(), image.getHeight(), new byte[0], none)
        .with(List.of(new Part(0, image)), colours);
  }

  /** With that drawn on it, which is as large; empty where that makes too many colours. */
  Optional<IndexedImage> with(SvgRasterizer.Drawing drawing) {
    BitSet touched = drawing.strips(STRIP);
    List<Part> parts = new ArrayList<>();
    for (int first = touched.nextSetBit(0); first >= 0; ) {
      int end = touched.nextClearBit(first);
      BufferedImage image = part(first, Math.min(end, strips.size()));
      drawing.paint(image, first * STRIP);
      parts.add(new Part(first, image));
      first = touched.nextSetBit(end);
    }
    return with(parts, PALETTE);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  ImageCodec.Encoded png() {
    PngWriter file = new PngWriter(width, height, PngWriter.Colours.PALETTE).palette(table);
    strips.forEach(file::add);
    return new ImageCodec.Encoded("image/png", file.end());
  }

  /** Some strips that follow each other. */
  private record Part(int first, BufferedImage image) {
    int[] pixels() {
      return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }
  }

  private BufferedImage part(int first, int end) {
    int rows = Math.min(height, end * STRIP) - first * STRIP;
    BufferedImage image = new BufferedImage(width, rows, BufferedImage.TYPE_INT_RGB);
    int[] to = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    int[] colours = new int[PALETTE];
    for (int i = 0; i < table.length; i += 3) {
      colours[i / 3] = (table[i] & 0xFF) << 16 | (table[i + 1] & 0xFF) << 8 | (table[i + 2] & 0xFF);
    }
    int at = 0;
    RowRepeats echo = new RowRepeats(width, width + 1);
    for (PngWriter.Strip strip : strips.subList(first, end)) {
      byte[] from = unpacked(strip);
      for (int row = 1; row < from.length; row += width + 1, at += width) {
        int ahead = at - row;
        echo.row(
            row == 1,
            row,
            (x, last, above) -> Arrays.mismatch(from, x, last, from, above, last - x + above),
            (x, n) -> System.arraycopy(to, ahead + x - width, to, ahead + x, n),
            (x, n) -> {
              for (int i = x; i < x + n; i++) {
                to[ahead + i] = colours[from[i] & 0xFF];
              }
            });
      }
    }
    return image;
  }

  private static byte[] unpacked(PngWriter.Strip strip) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(strip.packed().toArray());
      byte[] rows = new byte[strip.length()];
      for (int at = 0; at < rows.length; ) {
        at += inflater.inflate(rows, at, rows.length - at);
      }
      return rows;
    } catch (DataFormatException e) {
      throw new IllegalStateException("What was packed here does not unpack", e);
    } finally {
      inflater.end();
    }
  }

  private Optional<IndexedImage> with(List<Part> parts, int most) {
    Palette palette = new Palette(table);
    List<short[]> numbers = new ArrayList<>();
    for (Part part : parts) {
      short[] those = new short[part.pixels().length];
      if (!number(part.pixels(), width, palette, those)) {
        return Optional.empty();
      }
      numbers.add(those);
    }
    byte[] places = new byte[Palette.MOST];
    return palette.table(most, places).map(colours -> with(parts, numbers, colours, places));
  }

  private IndexedImage with(
      List<Part> parts, List<short[]> numbers, byte[] colours, byte[] places) {
    List<PngWriter.Strip> all = new ArrayList<>(strips);
    for (int i = 0; i < parts.size(); i++) {
      short[] those = numbers.get(i);
      int at = parts.get(i).first();
      for (int from = 0; from < those.length; from += STRIP * width, at++) {
        int rows = Math.min(STRIP, (those.length - from) / width);
        PngWriter.Strip strip = packed(those, from, rows, places);
        if (at < all.size()) {
          all.set(at, strip);
        } else {
          all.add(strip);
        }
      }
    }
    return new IndexedImage(width, height, colours, all);
  }

  private static boolean number(int[] pixels, int width, Palette palette, short[] numbers) {
    RowRepeats echo = new RowRepeats(width, width);
    for (int row = 0; row < numbers.length && !palette.isFull(); row += width) {
      echo.row(
          row == 0,
          row,
          (x, last, above) -> Arrays.mismatch(pixels, x, last, pixels, above, last - x + above),
          (x, n) -> System.arraycopy(numbers, x - width, numbers, x, n),
          (x, n) -> {
            for (int i = x; i < x + n; i++) {
              numbers[i] =
                  i > x && pixels[i] == pixels[i - 1]
                      ? numbers[i - 1]
                      : palette.count(pixels[i] & 0xFFFFFF);
            }
          });
    }
    return !palette.isFull();
  }

  private PngWriter.Strip packed(short[] numbers, int from, int count, byte[] places) {
    byte[] rows = new byte[count * (width + 1)];
    RowRepeats echo = new RowRepeats(width, width);
    for (int y = 0; y < count; y++) {
      int row = from + y * width;
      int ahead = y * (width + 1) + 1 - row;
      echo.row(
          y == 0,
          row,
          (x, last, above) -> Arrays.mismatch(numbers, x, last, numbers, above, last - x + above),
          (x, n) -> System.arraycopy(rows, ahead + x - width - 1, rows, ahead + x, n),
          (x, n) -> {
            for (int i = x; i < x + n; i++) {
              rows[ahead + i] = places[numbers[i]];
            }
          });
    }
    return PngWriter.pack(rows, LEVEL);
  }
}
