package press.offprint.content.resource.file;

import java.util.List;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.Limits;

/**
 * A checked file in the form in which an article holds it.
 *
 * @param extension the file name extension of the type, without a dot
 * @param content the file's bytes, without the parts that were removed
 * @param width in CSS pixels as displayed, 0 if the file is no picture
 * @param height in CSS pixels as displayed, 0 if the file is no picture
 * @param findings warnings, such as about removed parts
 */
public record CheckedImage(
    String mediaType,
    String extension,
    Bytes content,
    int width,
    int height,
    List<ResourceFinding> findings) {

  /** Returns a file without findings. */
  public static CheckedImage of(
      String mediaType, String extension, Bytes content, int width, int height) {
    return new CheckedImage(mediaType, extension, content, width, height, List.of());
  }

  /**
   * Throws if a picture cannot have this size in pixels, or if decoding it would need too much
   * memory.
   */
  public static void requireSize(long width, long height, Limits limits)
      throws UnusableFileException {
    if (width <= 0 || height <= 0) {
      throw UnusableFileException.corrupt(
          "has a header with an impossible size of " + width + " x " + height + " pixels");
    }
    if (width > limits.imagePixels() / height) {
      throw new UnusableFileException(
          ProblemCode.LIMIT_IMAGE_PIXELS,
          "is " + width + " x " + height + " pixels in size, more than " + limits.imagePixels(),
          "Scale the picture down, or raise limits.imagePixels in offprint.yaml.");
    }
  }
}
