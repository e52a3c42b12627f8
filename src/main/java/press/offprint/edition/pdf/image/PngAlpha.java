package press.offprint.edition.pdf.image;

import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import press.offprint.edition.PngWriter;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.interrupt.Interruption;

/**
 * The alpha channel of a PNG file. PDFBox embeds a PNG file without alpha as it is; otherwise it
 * would decode and compress each pixel again. So an opaque channel, which most screenshots have, is
 * removed, and another one becomes a separate file. Transparent palette colours that no pixel uses
 * are removed.
 *
 * <p>PNG filters each channel separately (PNG, third edition, section 9), so the rows of both files
 * are parts of those of the picture, and only the alpha channel is decoded.
 */
final class PngAlpha {
  private static final int PALETTE = 3;
  private static final int GREY_AND_ALPHA = 4;
  private static final int RGB_AND_ALPHA = 6;

  /** A palette colour of this alpha or more is taken for opaque. */
  private static final int OPAQUE = 254;

  /** Higher compression levels make images little smaller, and each takes half as long again. */
  private static final int LEVEL = 4;

  /** The bytes of rows in memory at a time. */
  private static final int STRIP_BYTES = 1 << 20;

  private final Bytes png;
  private final int width;
  private final int height;

  private PngAlpha(Bytes png) {
    this.png = png;
    this.width = PngChunks.width(png);
    this.height = PngChunks.height(png);
  }

  /** Returns false if the file has no transparency. */
  static boolean isPossible(Bytes png) {
    return PngChunks.isPng(png)
        && switch (png.at(25)) {
          case GREY_AND_ALPHA, RGB_AND_ALPHA -> true;
          default -> PngChunks.find(png, "tRNS", PngChunks.FIRST) >= 0;
        };
  }

  /** Returns the colours and the opacity; the file itself if it is invalid or of another form. */
  static PrintImage of(Bytes png) {
    boolean fits = PngChunks.isPng(png) && png.at(24) == 8 && png.at(28) == 0;
    if (!fits) {
      return PrintImage.opaque(png);
    }
    PngAlpha file = new PngAlpha(png);
    return switch (png.at(25)) {
      case RGB_AND_ALPHA -> file.divided(PngWriter.Colours.RGB, 4);
      case GREY_AND_ALPHA -> file.divided(PngWriter.Colours.PALETTE, 2);
      case PALETTE -> PrintImage.opaque(file.withoutPaletteAlpha().orElse(png));
      default -> PrintImage.opaque(png);
    };
  }

  private int number(int at) {
    return PngChunks.number(png, at);
  }

  /**
   * Returns the file without its last channel, and that channel if some pixel is not opaque.
   *
   * @param pixel the bytes of a pixel
   */
  private PrintImage divided(PngWriter.Colours colours, int pixel) {
    byte[] row = new byte[1 + width * pixel];
    byte[] alpha = new byte[width];
    int narrow = 1 + width * (pixel - 1);
    int strip = Math.max(1, STRIP_BYTES / narrow);
    PngWriter file = new PngWriter(width, height, colours);
    PngWriter mask = null;
    if (colours == PngWriter.Colours.PALETTE) {
      file.palette(PngChunks.greys(Byte.SIZE));
    }
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(PngChunks.data(png));
      for (int y = 0; y < height; y += strip) {
        Interruption.check();
        int rows = Math.min(strip, height - y);
        byte[] colour = new byte[rows * narrow];
        byte[] opacity = new byte[rows * (1 + width)];
        boolean isOpaque = mask == null;
        for (int i = 0; i < rows; i++) {
          if (!fill(row, inflater)) {
            return PrintImage.opaque(png);
          }
          if (isOpaque) {
            decode(row, pixel, alpha);
            isOpaque = isOpaque(alpha);
          }
          copyColours(row, pixel, colour, i * narrow);
          copyAlpha(row, pixel, opacity, i * (1 + width));
        }
        file.add(PngWriter.pack(colour, LEVEL));
        if (!isOpaque) {
          mask = mask == null ? whiteMask(y, strip) : mask;
          mask.add(PngWriter.pack(opacity, LEVEL));
        }
      }
      return new PrintImage(file.end(), mask == null ? Optional.empty() : Optional.of(mask.end()));
    } catch (DataFormatException e) {
      // PDFBox reports the damage when it decodes the file.
      return PrintImage.opaque(png);
    } finally {
      inflater.end();
    }
  }

  /**
   * Returns a mask with white rows above the first strip that is not opaque. The rows below depend
   * on the levels of the row above them, and not on its filter.
   */
  private PngWriter whiteMask(int rows, int strip) {
    PngWriter mask = new PngWriter(width, height, PngWriter.Colours.GREY);
    if (rows > 0) {
      byte[] white = new byte[strip * (1 + width)];
      Arrays.fill(white, (byte) 0xFF);
      for (int i = 0; i < white.length; i += 1 + width) {
        white[i] = 0;
      }
      PngWriter.Strip packed = PngWriter.pack(white, LEVEL);
      for (int y = 0; y < rows; y += strip) {
        mask.add(packed);
      }
    }
    return mask;
  }

  private static boolean isOpaque(byte[] alpha) {
    for (byte opacity : alpha) {
      if (opacity != (byte) 0xFF) {
        return false;
      }
    }
    return true;
  }

  /** Returns the file without the alpha of its palette; empty if some pixel needs it. */
  private Optional<Bytes> withoutPaletteAlpha() {
    int chunk = chunk("tRNS", PngChunks.FIRST);
    if (chunk < 0) {
      return Optional.empty();
    }
    boolean[] transparent = new boolean[1 << Byte.SIZE];
    for (int i = 0; i < Math.min(number(chunk), transparent.length); i++) {
      transparent[i] = png.at(chunk + 8 + i) < OPAQUE;
    }
    byte[] row = new byte[1 + width];
    byte[] colours = new byte[width];
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(PngChunks.data(png));
      for (int y = 0; y < height; y++) {
        Interruption.check();
        if (!fill(row, inflater)) {
          return Optional.empty();
        }
        decode(row, 1, colours);
        for (byte colour : colours) {
          if (transparent[colour & 0xFF]) {
            return Optional.empty();
          }
        }
      }
    } catch (DataFormatException e) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
    return Optional.of(PngChunks.without(png, chunk));
  }

  private static void copyColours(byte[] row, int pixel, byte[] rows, int start) {
    rows[start] = row[0];
    int to = start + 1;
    for (int from = 1; from < row.length; from += pixel) {
      for (int i = 0; i < pixel - 1; i++) {
        rows[to++] = row[from + i];
      }
    }
  }

  private static void copyAlpha(byte[] row, int pixel, byte[] rows, int start) {
    rows[start] = row[0];
    for (int from = pixel, to = start + 1; from < row.length; from += pixel) {
      rows[to++] = row[from];
    }
  }

  private static boolean fill(byte[] row, Inflater inflater) throws DataFormatException {
    int filled = 0;
    while (filled < row.length) {
      int n = inflater.inflate(row, filled, row.length - filled);
      if (n == 0) {
        return false;
      }
      filled += n;
    }
    return true;
  }

  private int chunk(String type, int from) {
    return PngChunks.find(png, type, from);
  }

  /**
   * Decodes the last channel of a row.
   *
   * @param pixel bytes per pixel
   * @param samples the samples of the row above; overwritten by those of this row
   */
  private static void decode(byte[] row, int pixel, byte[] samples) {
    int left = 0;
    int corner = 0;
    for (int x = 0, at = pixel; x < samples.length; x++, at += pixel) {
      int above = samples[x] & 0xFF;
      int guess =
          switch (row[0]) {
            case 1 -> left;
            case 2 -> above;
            case 3 -> (left + above) / 2;
            case 4 -> paeth(left, above, corner);
            default -> 0;
          };
      left = (row[at] + guess) & 0xFF;
      corner = above;
      samples[x] = (byte) left;
    }
  }

  private static int paeth(int left, int above, int corner) {
    int guess = left + above - corner;
    int byLeft = Math.abs(guess - left);
    int byAbove = Math.abs(guess - above);
    int byCorner = Math.abs(guess - corner);
    if (byLeft <= byAbove && byLeft <= byCorner) {
      return left;
    }
    return byAbove <= byCorner ? above : corner;
  }
}
