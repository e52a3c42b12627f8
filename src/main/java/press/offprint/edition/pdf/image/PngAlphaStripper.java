package press.offprint.edition.pdf.image;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import press.offprint.edition.PngWriter;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.interrupt.Interruption;

/**
 * The removal of an opaque alpha channel from a PNG file, which most screenshots have, and of
 * transparent palette colours that no pixel uses. PDFBox embeds a PNG file without alpha as it is;
 * otherwise it would decode and compress each pixel again.
 *
 * <p>PNG filters each channel separately (PNG, third edition, section 9), so only the alpha channel
 * is decoded.
 */
final class PngAlphaStripper {
  private static final int PALETTE = 3;
  private static final int RGB_AND_ALPHA = 6;
  private static final int PIXEL = 4;

  /** A palette colour of this alpha or more is taken for opaque. */
  private static final int OPAQUE = 254;

  /** Higher compression levels make images little smaller, and each takes half as long again. */
  private static final int LEVEL = 4;

  /** The bytes of rows in memory at a time. */
  private static final int STRIP_BYTES = 1 << 20;

  private final Bytes png;
  private final int width;
  private final int height;

  private PngAlphaStripper(Bytes png) {
    this.png = png;
    this.width = number(16);
    this.height = number(20);
  }

  /**
   * Returns the file without alpha; the file itself if some pixel needs it, or if it is invalid.
   */
  static Bytes of(Bytes png) {
    boolean fits = PngChunks.isPng(png) && png.at(24) == 8 && png.at(28) == 0;
    if (!fits) {
      return png;
    }
    return switch (png.at(25)) {
      case RGB_AND_ALPHA -> new PngAlphaStripper(png).withoutAlpha().orElse(png);
      case PALETTE -> new PngAlphaStripper(png).withoutPaletteAlpha().orElse(png);
      default -> png;
    };
  }

  private int number(int at) {
    return PngChunks.number(png, at);
  }

  /** Returns the file without its fourth channel; empty if some pixel is not opaque. */
  private Optional<Bytes> withoutAlpha() {
    byte[] row = new byte[1 + width * PIXEL];
    byte[] alpha = new byte[width];
    int narrow = 1 + width * (PIXEL - 1);
    int strip = Math.max(1, STRIP_BYTES / narrow);
    PngWriter file = new PngWriter(width, height, PngWriter.Colours.RGB);
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(data());
      for (int y = 0; y < height; y += strip) {
        Interruption.check();
        byte[] rows = new byte[Math.min(strip, height - y) * narrow];
        for (int to = 0; to < rows.length; to += narrow) {
          if (!fill(row, inflater)) {
            return Optional.empty();
          }
          decode(row, PIXEL, alpha);
          for (byte opacity : alpha) {
            if (opacity != (byte) 0xFF) {
              return Optional.empty();
            }
          }
          copy(row, rows, to);
        }
        file.add(PngWriter.pack(rows, LEVEL));
      }
      return Optional.of(file.end());
    } catch (DataFormatException e) {
      // PDFBox reports the damage when it decodes the file.
      return Optional.empty();
    } finally {
      inflater.end();
    }
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
      inflater.setInput(data());
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

  private static void copy(byte[] row, byte[] rows, int start) {
    rows[start] = row[0];
    for (int from = 1, to = start + 1; from < row.length; from += PIXEL, to += PIXEL - 1) {
      rows[to] = row[from];
      rows[to + 1] = row[from + 1];
      rows[to + 2] = row[from + 2];
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

  /** Returns the content of all data chunks; the file was checked when the post was read. */
  private byte[] data() {
    byte[] file = png.toArray();
    ByteArrayOutputStream data = new ByteArrayOutputStream(file.length);
    for (int at = chunk("IDAT", PngChunks.FIRST); at >= 0; ) {
      data.write(file, at + 8, number(at));
      at = chunk("IDAT", at + PngChunks.FRAME + number(at));
    }
    return data.toByteArray();
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
