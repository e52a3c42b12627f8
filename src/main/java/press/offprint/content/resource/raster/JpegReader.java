package press.offprint.content.resource.raster;

import press.offprint.content.resource.file.ByteReader;
import press.offprint.content.resource.file.CheckedImage;
import press.offprint.content.resource.file.UnusableFileException;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.Limits;

/**
 * A reader of JPEG (ITU-T T.81 annex B). It visits the markers up to the first scan, requires an
 * end of image after it, and counts the scans between. A picture that is rotated by Exif or is in
 * CMYK is encoded again, upright and in RGB, because print, ebooks and many viewers support
 * neither.
 */
final class JpegReader {
  private static final int ORIENTATION = 0x0112;
  private static final int CMYK = 4;
  // A progressive picture has about ten scans, and each visits all pixels.
  private static final int MAX_SCANS = 200;
  private static final long SCANS_OF_LARGEST = 20;

  private final Bytes content;
  private final ByteReader in;
  private int width = -1;
  private int height = -1;
  private int components;
  private int orientation = ExifNormalizer.TOP_LEFT;

  private JpegReader(Bytes content) {
    this.content = content;
    this.in = new ByteReader(content, 2);
  }

  static CheckedImage check(Bytes content, Limits limits) throws UnusableFileException {
    JpegReader jpeg = new JpegReader(content);
    jpeg.walk();
    CheckedImage.requireSize(jpeg.width, jpeg.height, limits);
    jpeg.requireFewScans(limits);
    return jpeg.components == CMYK || jpeg.orientation != ExifNormalizer.TOP_LEFT
        ? ExifNormalizer.of(content, jpeg.orientation)
        : CheckedImage.of("image/jpeg", "jpg", content, jpeg.width, jpeg.height);
  }

  private void walk() throws UnusableFileException {
    while (true) {
      int marker = marker();
      if (marker == 0xDA) {
        scan();
        return;
      }
      if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7)) {
        continue;
      }
      if (marker == 0xD8 || marker == 0xD9) {
        throw UnusableFileException.corrupt("ends before its pixels begin");
      }
      int start = in.position();
      int length = in.u16();
      if (length < 2) {
        throw UnusableFileException.corrupt("is damaged");
      }
      if (marker == 0xE1) {
        orientation = orientation(start + 2, length - 2);
      } else if (isFrame(marker)) {
        frame(marker);
      }
      in.skip(start + length - in.position());
    }
  }

  private int marker() throws UnusableFileException {
    if (in.u8() != 0xFF) {
      throw UnusableFileException.corrupt("is damaged");
    }
    int marker = in.u8();
    while (marker == 0xFF) {
      marker = in.u8();
    }
    return marker;
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private void frame(int marker) throws UnusableFileException {
    if (width >= 0) {
      throw UnusableFileException.corrupt("holds two frames");
    }
    int precision = in.u8();
    height = in.u16();
    width = in.u16();
    components = in.u8();
    if (marker > 0xC2 || precision != 8) {
      throw new UnusableFileException(
          ProblemCode.RESOURCE_TYPE,
          "is a kind of JPEG that few programs read (lossless, arithmetic or 12 bits)",
          "Save the picture as a baseline or progressive JPEG.");
    }
    if (components != 1 && components != 3 && components != 4) {
      throw UnusableFileException.corrupt("has " + components + " colour components");
    }
  }

  private void scan() throws UnusableFileException {
    if (width < 0) {
      throw UnusableFileException.corrupt("has no frame header");
    }
    in.skip(in.u16() - 2L);
    for (int i = content.length() - 2; i >= in.position(); i--) {
      if (content.at(i) == 0xFF && content.at(i + 1) == 0xD9) {
        return;
      }
    }
    throw UnusableFileException.corrupt("is cut off");
  }

  private void requireFewScans(Limits limits) throws UnusableFileException {
    int scans = 1;
    // Within the data of a scan, 0xFF is followed by 0 or by the number of a restart.
    for (int i = in.position(); i < content.length() - 1; i++) {
      scans += content.at(i) == 0xFF && content.at(i + 1) == 0xDA ? 1 : 0;
    }
    long visited = (long) scans * width * height;
    if (scans > MAX_SCANS || (scans > 1 && visited > SCANS_OF_LARGEST * limits.imagePixels())) {
      throw new UnusableFileException(
          ProblemCode.LIMIT_IMAGE_PIXELS,
          "is stored in " + scans + " scans of " + width + " x " + height + " pixels",
          "Save the picture as a baseline JPEG, or scale it down.");
    }
  }

  /** Returns the orientation (Exif 2.32 section 4.6.4); the current one if the Exif is damaged. */
  private int orientation(int start, int length) {
    if (length < 14 || !content.startsWith(new byte[] {'E', 'x', 'i', 'f', 0, 0}, start)) {
      return orientation;
    }
    try {
      int tiff = start + 6;
      boolean little = content.at(tiff) == 'I';
      ByteReader exif = new ByteReader(content, tiff + 4);
      exif = new ByteReader(content, tiff + (int) Math.min(u32(exif, little), length));
      for (int entries = u16(exif, little); entries > 0; entries--) {
        int tag = u16(exif, little);
        exif.skip(6);
        int value = u16(exif, little);
        exif.skip(2);
        if (tag == ORIENTATION) {
          return ExifNormalizer.isOrientation(value) ? value : orientation;
        }
      }
      return orientation;
    } catch (UnusableFileException broken) {
      return orientation;
    }
  }

  private static int u16(ByteReader in, boolean little) throws UnusableFileException {
    return little ? in.u16le() : in.u16();
  }

  private static long u32(ByteReader in, boolean little) throws UnusableFileException {
    return little ? in.u32le() : in.u32();
  }
}
