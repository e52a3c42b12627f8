package press.offprint.content.resource.raster;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import press.offprint.content.resource.file.CheckedImage;
import press.offprint.content.resource.file.UnusableFileException;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.settings.Limits;

/** The raster formats that an article can hold, recognised by the first bytes of a file. */
public enum RasterFormat {
  PNG,
  JPEG,
  GIF,
  WEBP;

  /** Returns the format of {@code content}; empty if it is none of these. */
  public static Optional<RasterFormat> of(Bytes content) {
    return Arrays.stream(values()).filter(format -> format.isFormatOf(content)).findFirst();
  }

  private boolean isFormatOf(Bytes content) {
    return switch (this) {
      case PNG -> content.startsWith(PngReader.SIGNATURE, 0);
      case JPEG -> isLatin1(content, 0, "\u00FF\u00D8\u00FF");
      case GIF -> isLatin1(content, 0, "GIF87a") || isLatin1(content, 0, "GIF89a");
      case WEBP -> isLatin1(content, 0, "RIFF") && isLatin1(content, 8, "WEBP");
    };
  }

  private static boolean isLatin1(Bytes content, int offset, String prefix) {
    return content.startsWith(prefix.getBytes(StandardCharsets.ISO_8859_1), offset);
  }

  /**
   * Checks a picture of this format and returns it as an article can hold it.
   *
   * @param name the subject of warnings about the picture
   * @throws UnusableFileException if the picture is damaged, too large or of an unusual kind
   */
  public CheckedImage check(Bytes content, String name, Limits limits)
      throws UnusableFileException {
    return switch (this) {
      case PNG -> PngReader.check(content, limits);
      case JPEG -> JpegReader.check(content, limits);
      case GIF -> GifReader.check(content, limits);
      case WEBP -> WebpReader.check(content, name, limits);
    };
  }
}
