package press.offprint.content.resource.raster;

import press.offprint.content.resource.file.ByteReader;
import press.offprint.content.resource.file.CheckedImage;
import press.offprint.content.resource.file.UnusableFileException;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.interrupt.Interruption;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.Limits;

/**
 * A reader of GIF89a. It visits all blocks up to the trailer, and limits the pixels of all frames
 * together.
 */
final class GifReader {
  /** An animation may have as many pixels as this number of the largest still pictures. */
  private static final int LARGEST_FRAMES = 20;

  private GifReader() {}

  static CheckedImage check(Bytes content, Limits limits) throws UnusableFileException {
    ByteReader in = new ByteReader(content, 6);
    int width = in.u16le();
    int height = in.u16le();
    CheckedImage.requireSize(width, height, limits);
    int flags = in.u8();
    in.skip(2L + table(flags));
    long pixels = 0;
    int block = in.u8();
    while (block != 0x3B) {
      Interruption.check();
      if (block == 0x2C) {
        pixels += frame(in, limits);
      } else if (block == 0x21) {
        in.skip(1);
        subBlocks(in);
      } else {
        throw UnusableFileException.corrupt("is damaged");
      }
      if (pixels > limits.imagePixels() * LARGEST_FRAMES) {
        throw new UnusableFileException(
            ProblemCode.LIMIT_IMAGE_PIXELS,
            "is an animation of too many pixels",
            "Make the animation smaller or shorter, or link to a film.");
      }
      if (in.remaining() == 0 && pixels > 0) {
        break; // Many programs leave the trailer out, and viewers accept that.
      }
      block = in.u8();
    }
    if (pixels == 0) {
      throw UnusableFileException.corrupt("holds no picture");
    }
    return CheckedImage.of("image/gif", "gif", content, width, height);
  }

  private static long frame(ByteReader in, Limits limits) throws UnusableFileException {
    in.skip(4);
    int width = in.u16le();
    int height = in.u16le();
    CheckedImage.requireSize(width, height, limits);
    in.skip(table(in.u8()));
    int codeSize = in.u8();
    if (codeSize < 1 || codeSize > 11) {
      throw UnusableFileException.corrupt("is damaged");
    }
    subBlocks(in);
    return (long) width * height;
  }

  private static int table(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  private static void subBlocks(ByteReader in) throws UnusableFileException {
    for (int size = in.u8(); size != 0; size = in.u8()) {
      in.skip(size);
    }
  }
}
