package press.offprint.content.resource.raster;

import java.io.ByteArrayOutputStream;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import press.offprint.content.resource.file.ByteReader;
import press.offprint.content.resource.file.CheckedImage;
import press.offprint.content.resource.file.UnusableFileException;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.interrupt.Interruption;
import press.offprint.model.settings.Limits;

/**
 * A reader of PNG, third edition (W3C 2025). It checks the CRC of every chunk, and that the pixel
 * data unpacks to the size that follows from the header; it does not hold the pixels. Text, times
 * and unknown chunks are removed, because they describe the author rather than the picture, and
 * because compressed text can be a bomb for the next reader.
 */
final class PngReader {
  /** The first bytes of a file (section 5.2). */
  static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private static final Set<String> KEPT =
      Set.of(
          "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "pHYs",
          "sBIT", "bKGD", "acTL", "fcTL", "fdAT");
  private static final int MAX_PROFILE = 4 << 20;

  private final byte[] data;
  private final Limits limits;
  private final ByteReader in;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final Inflater inflater = new Inflater();
  private final byte[] scratch = new byte[32 << 10];
  private int width;
  private int height;
  private long expected;
  private long unpacked;
  private boolean ended;

  private PngReader(Bytes content, Limits limits) {
    this.data = content.toArray();
    this.limits = limits;
    this.in = new ByteReader(content, SIGNATURE.length);
  }

  static CheckedImage check(Bytes content, Limits limits) throws UnusableFileException {
    PngReader png = new PngReader(content, limits);
    try {
      png.walk();
    } finally {
      png.inflater.end();
    }
    Bytes shown =
        png.kept.size() == content.length() ? content : Bytes.owning(png.kept.toByteArray());
    return CheckedImage.of("image/png", "png", shown, png.width, png.height);
  }

  private void walk() throws UnusableFileException {
    kept.write(SIGNATURE, 0, SIGNATURE.length);
    for (boolean first = true; !ended; first = false) {
      int start = in.position();
      long length = in.u32();
      String name = in.tag();
      if (first != name.equals("IHDR") || (first && length != 13)) {
        throw UnusableFileException.corrupt("does not begin with one PNG header");
      }
      if (first) {
        header();
      } else {
        in.skip(length);
      }
      CRC32 crc = new CRC32();
      crc.update(data, start + 4, (int) length + 4);
      if (in.u32() != crc.getValue()) {
        throw UnusableFileException.corrupt(
            "is damaged: the checksum of its " + printable(name) + " chunk is wrong");
      }
      chunk(name, start, (int) length);
    }
    if (unpacked < expected) {
      throw UnusableFileException.corrupt("holds fewer pixels than its header states");
    }
  }

  private void chunk(String name, int start, int length) throws UnusableFileException {
    if (name.equals("IDAT")) {
      unpack(start + 8, length);
    }
    ended = name.equals("IEND");
    if (KEPT.contains(name) && !(name.equals("iCCP") && isUnusableProfile(start + 8, length))) {
      kept.write(data, start, length + 12);
    }
  }

  private void header() throws UnusableFileException {
    long w = in.u32();
    long h = in.u32();
    CheckedImage.requireSize(w, h, limits);
    width = (int) w;
    height = (int) h;
    int depth = in.u8();
    int channels = channels(in.u8(), depth);
    in.skip(2);
    int interlace = in.u8();
    expected =
        interlace == 0
            ? pass(width, height, depth * channels)
            : interlaced(width, height, depth * channels);
  }

  /** Returns the number of channels of a colour type (section 11.2.1, table 12). */
  private static int channels(int colour, int depth) throws UnusableFileException {
    boolean wide = depth == 8 || depth == 16;
    boolean narrow = depth == 1 || depth == 2 || depth == 4;
    if ((colour == 0 && (wide || narrow)) || (colour == 3 && (narrow || depth == 8))) {
      return 1;
    }
    if (wide && (colour == 2 || colour == 4 || colour == 6)) {
      return colour == 2 ? 3 : colour == 4 ? 2 : 4;
    }
    throw UnusableFileException.corrupt("has a colour type that PNG does not know");
  }

  /** Returns the bytes of one pass: a filter byte and the packed pixels for each row. */
  private static long pass(long width, long height, int bits) {
    return width == 0 || height == 0 ? 0 : height * (1 + (width * bits + 7) / 8);
  }

  /** Returns the bytes of all seven passes of Adam7 (section 8.2). */
  private static long interlaced(int w, int h, int bits) {
    return pass((w + 7) / 8, (h + 7) / 8, bits)
        + pass((w + 3) / 8, (h + 7) / 8, bits)
        + pass((w + 3) / 4, (h + 3) / 8, bits)
        + pass((w + 1) / 4, (h + 3) / 4, bits)
        + pass((w + 1) / 2, (h + 1) / 4, bits)
        + pass(w / 2, (h + 1) / 2, bits)
        + pass(w, h / 2, bits);
  }

  private void unpack(int offset, int length) throws UnusableFileException {
    inflater.setInput(data, offset, length);
    try {
      while (!inflater.finished() && !inflater.needsInput()) {
        Interruption.check();
        int count = inflater.inflate(scratch);
        unpacked += count;
        if (unpacked > expected) {
          throw UnusableFileException.corrupt("holds more pixels than its header states");
        }
        if (count == 0 && inflater.needsDictionary()) {
          throw UnusableFileException.corrupt("has pixels that cannot be unpacked");
        }
      }
    } catch (DataFormatException e) {
      throw UnusableFileException.corrupt("has pixels that cannot be unpacked");
    }
  }

  /**
   * Returns true if a colour profile is damaged or unpacks to megabytes. Such a profile is removed,
   * and viewers then assume sRGB.
   */
  private boolean isUnusableProfile(int offset, int length) {
    int packed = offset;
    while (packed < offset + length && data[packed] != 0) {
      packed++;
    }
    packed += 2;
    if (packed >= offset + length) {
      return true;
    }
    Inflater profile = new Inflater();
    try {
      profile.setInput(data, packed, offset + length - packed);
      int size = 0;
      while (!profile.finished() && size <= MAX_PROFILE) {
        int count = profile.inflate(scratch);
        if (count == 0) {
          return !profile.finished();
        }
        size += count;
      }
      return size > MAX_PROFILE;
    } catch (DataFormatException e) {
      return true;
    } finally {
      profile.end();
    }
  }

  private static String printable(String name) {
    return name.chars().allMatch(c -> c > 32 && c < 127) ? name : "unknown";
  }
}
