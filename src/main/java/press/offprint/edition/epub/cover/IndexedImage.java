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
 * An image with a palette, in strips of rows that are compressed as PNG needs them. A cover in this
 * form has a quarter of the size of a JPEG, and text with clean edges. A drawing on the image
 * compresses only the strips that it touches again.
 */
final class IndexedImage {
  /** The height of a strip in pixels. */
  private static final int STRIP = 64;

  private static final int MAX_PALETTE = 256;
  private static final int COMPRESSION_LEVEL = 3;

  private final int width;
  private final int height;
  private final byte[] palette;
  private final List<PngWriter.Strip> strips;

  private IndexedImage(int width, int height, byte[] palette, List<PngWriter.Strip> strips) {
    this.width = width;
    this.height = height;
    this.palette = palette;
    this.strips = strips;
  }

  /**
   * Converts an image; empty if it has too many colours.
   *
   * @param image of the type {@code TYPE_INT_RGB}
   * @param maxColours the maximum size of the palette; colours with an invisible difference share
   *     an entry
   */
  static Optional<IndexedImage> of(BufferedImage image, int maxColours) {
    List<PngWriter.Strip> none = List.of();
    return new IndexedImage(image.getWidth(), image.getHeight(), new byte[0], none)
        .with(List.of(new Part(0, image)), maxColours);
  }

  /** Returns the image below a drawing of its size; empty if both have too many colours. */
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
    return with(parts, MAX_PALETTE);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  ImageCodec.Encoded png() {
    PngWriter file = new PngWriter(width, height, PngWriter.Colours.PALETTE).palette(palette);
    strips.forEach(file::add);
    return new ImageCodec.Encoded("image/png", file.end());
  }

  /** The pixels of successive strips; {@code first} is the number of the first strip. */
  private record Part(int first, BufferedImage image) {
    int[] pixels() {
      return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }
  }

  /** Decodes the strips from {@code first} to before {@code end}. */
  private BufferedImage part(int first, int end) {
    int count = Math.min(height, end * STRIP) - first * STRIP;
    BufferedImage image = new BufferedImage(width, count, BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    int[] colours = colours();
    int at = 0;
    RowRepeats repeats = new RowRepeats(width, width + 1);
    for (PngWriter.Strip strip : strips.subList(first, end)) {
      byte[] rows = decompress(strip);
      for (int row = 1; row < rows.length; row += width + 1, at += width) {
        int shift = at - row;
        repeats.row(
            row == 1,
            row,
            (x, last, above) -> Arrays.mismatch(rows, x, last, rows, above, last - x + above),
            (x, n) -> System.arraycopy(pixels, shift + x - width, pixels, shift + x, n),
            (x, n) -> {
              for (int i = x; i < x + n; i++) {
                pixels[shift + i] = colours[rows[i] & 0xFF];
              }
            });
      }
    }
    return image;
  }

  private int[] colours() {
    int[] colours = new int[MAX_PALETTE];
    for (int i = 0; i < palette.length; i += 3) {
      colours[i / 3] =
          (palette[i] & 0xFF) << 16 | (palette[i + 1] & 0xFF) << 8 | (palette[i + 2] & 0xFF);
    }
    return colours;
  }

  private static byte[] decompress(PngWriter.Strip strip) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(strip.packed().toArray());
      byte[] rows = new byte[strip.length()];
      for (int at = 0; at < rows.length; ) {
        at += inflater.inflate(rows, at, rows.length - at);
      }
      return rows;
    } catch (DataFormatException e) {
      throw new IllegalStateException("A strip that was compressed here cannot be decompressed", e);
    } finally {
      inflater.end();
    }
  }

  private Optional<IndexedImage> with(List<Part> parts, int maxColours) {
    Palette extended = new Palette(palette);
    List<short[]> numbers = new ArrayList<>();
    for (Part part : parts) {
      short[] ofPart = new short[part.pixels().length];
      if (!number(part.pixels(), width, extended, ofPart)) {
        return Optional.empty();
      }
      numbers.add(ofPart);
    }
    byte[] entries = new byte[Palette.MAX_COLOURS];
    return extended
        .table(maxColours, entries)
        .map(colours -> with(parts, numbers, colours, entries));
  }

  private IndexedImage with(
      List<Part> parts, List<short[]> numbers, byte[] colours, byte[] entries) {
    List<PngWriter.Strip> all = new ArrayList<>(strips);
    for (int i = 0; i < parts.size(); i++) {
      short[] ofPart = numbers.get(i);
      int at = parts.get(i).first();
      for (int start = 0; start < ofPart.length; start += STRIP * width, at++) {
        int rows = Math.min(STRIP, (ofPart.length - start) / width);
        PngWriter.Strip strip = compress(ofPart, start, rows, entries);
        if (at < all.size()) {
          all.set(at, strip);
        } else {
          all.add(strip);
        }
      }
    }
    return new IndexedImage(width, height, colours, all);
  }

  /** Counts the colours of pixels. Returns false if the palette is full. */
  private static boolean number(int[] pixels, int width, Palette palette, short[] numbers) {
    RowRepeats repeats = new RowRepeats(width, width);
    for (int row = 0; row < numbers.length && !palette.isFull(); row += width) {
      repeats.row(
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

  /** Compresses rows, each with a filter byte of zero. */
  private PngWriter.Strip compress(short[] numbers, int start, int count, byte[] entries) {
    byte[] rows = new byte[count * (width + 1)];
    RowRepeats repeats = new RowRepeats(width, width);
    for (int y = 0; y < count; y++) {
      int row = start + y * width;
      int shift = y * (width + 1) + 1 - row;
      repeats.row(
          y == 0,
          row,
          (x, last, above) -> Arrays.mismatch(numbers, x, last, numbers, above, last - x + above),
          (x, n) -> System.arraycopy(rows, shift + x - width - 1, rows, shift + x, n),
          (x, n) -> {
            for (int i = x; i < x + n; i++) {
              rows[shift + i] = entries[numbers[i]];
            }
          });
    }
    return PngWriter.pack(rows, COMPRESSION_LEVEL);
  }
}
