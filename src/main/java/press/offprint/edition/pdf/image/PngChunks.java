package press.offprint.edition.pdf.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import press.offprint.edition.PngWriter;
import press.offprint.model.bytes.Bytes;

/** The chunks of a PNG file (PNG, third edition, section 5), and those that PDFBox cannot embed. */
final class PngChunks {
  /** The offset of the first chunk. */
  static final int FIRST = 8;

  /** The bytes of a chunk besides its data: length, type and check sum. */
  static final int FRAME = 12;

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int HEADER = 33;
  private static final int DEPTH = 24;
  private static final int COLOURS = 25;
  private static final int INTERLACING = 28;
  private static final int GREY = 0;
  private static final int RGB = 2;
  private static final int PALETTE = 3;

  private PngChunks() {}

  static boolean isPng(Bytes file) {
    return file.length() > HEADER && file.startsWith(SIGNATURE, 0);
  }

  static int number(Bytes png, int at) {
    return png.at(at) << 24 | png.at(at + 1) << 16 | png.at(at + 2) << 8 | png.at(at + 3);
  }

  static int width(Bytes png) {
    return number(png, 16);
  }

  static int height(Bytes png) {
    return number(png, 20);
  }

  /** Returns the offset of the next chunk of a type; -1 if there is none. */
  static int find(Bytes png, String type, int from) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    for (int at = from; at + FRAME <= png.length(); at += FRAME + number(png, at)) {
      if (number(png, at) < 0 || at + (long) FRAME + number(png, at) > png.length()) {
        return -1;
      }
      if (png.startsWith(name, at + 4)) {
        return at;
      }
    }
    return -1;
  }

  /** Returns the content of all data chunks. */
  static byte[] data(Bytes png) {
    byte[] file = png.toArray();
    ByteArrayOutputStream data = new ByteArrayOutputStream(file.length);
    for (int at = find(png, "IDAT", FIRST); at >= 0; ) {
      data.write(file, at + 8, number(png, at));
      at = find(png, "IDAT", at + FRAME + number(png, at));
    }
    return data.toByteArray();
  }

  /** Returns the file without the chunk at an offset. */
  static Bytes without(Bytes png, int chunk) {
    byte[] file = png.toArray();
    int end = chunk + FRAME + number(png, chunk);
    byte[] rest = Arrays.copyOf(file, file.length - (end - chunk));
    System.arraycopy(file, end, rest, chunk, file.length - end);
    return Bytes.owning(rest);
  }

  /**
   * Returns the file without gamma and chromaticity. PDFBox ignores them, but would decode and
   * compress a file that has them.
   */
  static Bytes withoutColourCorrection(Bytes png) {
    boolean fits = isPng(png) && (png.at(COLOURS) == RGB || png.at(COLOURS) == PALETTE);
    Bytes stripped = png;
    for (String type : new String[] {"cHRM", "gAMA"}) {
      int chunk = fits ? find(stripped, type, FIRST) : -1;
      stripped = chunk < 0 ? stripped : without(stripped, chunk);
    }
    return stripped;
  }

  /** Returns true if the pixels are grey, without an alpha channel. */
  static boolean isGrey(Bytes png) {
    return isPng(png) && png.at(COLOURS) == GREY;
  }

  /**
   * Returns a grey file with a palette of its greys; empty if it has another order of rows, too
   * many greys or a transparent one. PDFBox would decode a grey file and make its pixels lighter,
   * because Java takes them for linear light.
   */
  static Optional<Bytes> withPalette(Bytes grey) {
    int bits = grey.at(DEPTH);
    if (bits > Byte.SIZE || grey.at(INTERLACING) != 0 || find(grey, "tRNS", FIRST) >= 0) {
      return Optional.empty();
    }
    PngWriter file = new PngWriter(width(grey), height(grey), bits, PngWriter.Colours.PALETTE);
    return Optional.of(file.palette(greys(bits)).end(data(grey)));
  }

  /** Returns a palette of all greys from black to white. */
  static byte[] greys(int bits) {
    int colours = 1 << bits;
    byte[] palette = new byte[3 * colours];
    for (int i = 0; i < palette.length; i++) {
      palette[i] = (byte) (i / 3 * 0xFF / (colours - 1));
    }
    return palette;
  }

  /**
   * Returns true if PDFBox would embed the file with wrong colours: it decodes a palette of two
   * colours as black and white, and misreads the transparency of two or four colours.
   */
  static boolean isMisread(Bytes png) {
    return isPng(png)
        && png.at(COLOURS) == PALETTE
        && (png.at(DEPTH) == 1 || png.at(DEPTH) == 2)
        && (png.at(INTERLACING) != 0 || find(png, "tRNS", FIRST) >= 0);
  }
}
