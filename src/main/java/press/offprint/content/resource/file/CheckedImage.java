package press.offprint.content.resource.file;

import java.util.List;
import press.offprint.model.Limits;
import press.offprint.model.ProblemCode;
import press.offprint.model.bytes.Bytes;

/**
 * A checked file as an article carries it.
 *
 * @param extension that fits the type, without a dot
 * @param content maybe with less in it than the file had
 * @param width in CSS pixels as it is shown, 0 where it is no picture
 * @param height likewise
 * @param findings what had to be removed
 */
public record CheckedImage(
    String mediaType,
    String extension,
    Bytes content,
    int width,
    int height,
    List<ResourceFinding> findings) {

  public static CheckedImage of(
      String mediaType, String extension, Bytes content, int width, int height) {
    return new CheckedImage(mediaType, extension, content, width, height, List.of());
  }

  /** Refuses a size that no picture has, or that costs too much memory to decode. */
  public static void requireSize(long width, long height, Limits limits)
      throws UnusableFileException {
    if (width <= 0 || height <= 0) {
      throw UnusableFileException.corrupt(
          "says that it is " + width + " x " + height + " pixels in size");
    }
    if (width > limits.imagePixels() / height) {
      throw new UnusableFileException(
          ProblemCode.LIMIT_IMAGE_PIXELS,
          "is " + width + " x " + height + " pixels in size, more than " + limits.imagePixels(),
          "Scale it down; the limit can be raised in the configuration.");
    }
  }
}
