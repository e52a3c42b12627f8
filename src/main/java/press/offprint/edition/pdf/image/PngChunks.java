package press.offprint.edition.pdf.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import press.offprint.model.bytes.Bytes;

/** The parts of a PNG file (PNG, third edition, section 5), and what of them a PDF cannot take. */
final class PngChunks {
  /** Where the first begins. */
  static final int FIRST = 8;

  /** What each has beside its data: length, type and check. */
  static final int FRAME = 12;

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int HEADER = 33;
  private static final int DEPTH = 24;
  private static final int COLOURS = 25;
  private static final int INTERLACING = 28;
  private static final int RGB = 2;
  private static final int PALETTE = 3;

  private PngChunks() {}

  static boolean isPng(Bytes file) {
    return file.length() > HEADER && file.startsWith(SIGNATURE, 0);
  }

  static int number(Bytes png, int at) {
    return png.at(at) << 24 | png.at(at + 1) << 16 | png.at(at + 2) << 8 | png.at(at + 3);
  }

  /** Where the next chunk of that type begins; below zero where the file has none. */
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

  /** The file without the chunk that begins there. */
  static Bytes without(Bytes png, int chunk) {
    byte[] file = png.toArray();
    int end = chunk + FRAME + number(png, chunk);
    byte[] rest = Arrays.copyOf(file, file.length - (end - chunk));
    System.arraycopy(file, end, rest, chunk, file.length - end);
    return Bytes.owning(rest);
  }

  /**
   * The file without what it says of the colours of a screen. Nobody heeds it here, but with it the
   * PDF library would not take the file as it is: it would decode and pack it again.
   */
  static Bytes withoutScreen(Bytes png) {
    boolean fits = isPng(png) && (png.at(COLOURS) == RGB || png.at(COLOURS) == PALETTE);
    Bytes rest = png;
    for (String type : new String[] {"cHRM", "gAMA"}) {
      int chunk = fits ? find(rest, type, FIRST) : -1;
      rest = chunk < 0 ? rest : without(rest, chunk);
    }
    return rest;
  }

  /**
   * True where the PDF library would get the file wrong: it takes two colours for black and white
   * where it must decode them, and loses step with the transparency of two or four.
   */
  static boolean isMistaken(Bytes png) {
    return isPng(png)
        && png.at(COLOURS) == PALETTE
        && (png.at(DEPTH) == 1 || png.at(DEPTH) == 2)
        && (png.at(INTERLACING) != 0 || find(png, "tRNS", FIRST) >= 0);
  }
}
