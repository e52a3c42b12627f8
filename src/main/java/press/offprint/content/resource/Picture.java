package press.offprint.content.resource;

import java.util.List;
import press.offprint.model.Bytes;
import press.offprint.model.Code;
import press.offprint.model.Limits;

/**
 * A checked file as an article carries it.
 *
 * @param extension that fits the type, without a dot
 * @param content maybe with less in it than the file had
 * @param width in CSS pixels as it is shown, 0 where it is no picture
 * @param height likewise
 * @param findings what had to be removed
 */
record Picture(
    String mediaType,
    String extension,
    Bytes content,
    int width,
    int height,
    List<Finding> findings) {

  static Picture of(String mediaType, String extension, Bytes content, int width, int height) {
    return new Picture(mediaType, extension, content, width, height, List.of());
  }

  /** Refuses a size that no picture has, or that costs too much memory to decode. */
  static void requireSize(long width, long height, Limits limits) throws Unfit {
    if (width <= 0 || height <= 0) {
      throw Unfit.corrupt("says that it is " + width + " x " + height + " pixels in size");
    }
    if (width > limits.imagePixels() / height) {
      throw new Unfit(
          Code.LIMIT_IMAGE_PIXELS,
          "is " + width + " x " + height + " pixels in size, more than " + limits.imagePixels(),
          "Scale it down; the limit can be raised in the configuration.");
    }
  }
}
