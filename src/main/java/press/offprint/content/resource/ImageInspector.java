package press.offprint.content.resource;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import press.offprint.content.resource.file.CheckedImage;
import press.offprint.content.resource.file.UnusableFileException;
import press.offprint.content.resource.raster.RasterFormat;
import press.offprint.content.resource.svg.SvgSanitizer;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.Limits;

/** The check of pictures. The first bytes decide on the format, not the name. */
final class ImageInspector {
  /** Extensions of pictures, also of formats that an article cannot hold. */
  private static final Set<String> EXTENSIONS =
      Set.of(
          "png", "apng", "jpg", "jpeg", "jpe", "jfif", "gif", "webp", "svg", "svgz", "bmp", "dib",
          "tif", "tiff", "avif", "heic", "heif", "jxl", "jp2", "ico", "cur", "psd", "eps", "ai",
          "xcf", "raw", "wmf", "emf", "pict", "tga", "pcx", "ppm", "pgm", "pbm", "xbm", "xpm");

  private static final String GZIP = "\u001F\u008B";

  private ImageInspector() {}

  static boolean isPicture(String extension) {
    return EXTENSIONS.contains(extension);
  }

  /** Returns true if the extension is one of a picture, or if the content is a raster picture. */
  static boolean isPicture(Bytes content, String extension) {
    return isPicture(extension) || RasterFormat.of(content).isPresent();
  }

  /**
   * Checks a file that must be a picture.
   *
   * @param name the subject of warnings
   * @param extension the extension of the file's name, in lower case, or empty
   */
  static CheckedImage check(Bytes content, String name, String extension, Limits limits)
      throws UnusableFileException {
    if (content.length() == 0) {
      throw UnusableFileException.corrupt("is empty");
    }
    Optional<RasterFormat> raster = RasterFormat.of(content);
    if (raster.isPresent()) {
      return raster.get().check(content, name, limits);
    }
    if (extension.equals("svg") && !isAscii(content, 0, GZIP)) {
      return SvgSanitizer.clean(content, name, false, limits);
    }
    throw new UnusableFileException(
        ProblemCode.RESOURCE_TYPE,
        "is " + kind(content) + ", which is not shown as a picture",
        "Save the picture as PNG, JPEG, GIF, WebP or SVG, with the extension of that format.");
  }

  /**
   * Checks a file that must be a raster picture.
   *
   * @param name the subject of warnings
   */
  static CheckedImage raster(Bytes content, String name, Limits limits)
      throws UnusableFileException {
    return RasterFormat.of(content)
        .orElseThrow(
            () ->
                new UnusableFileException(
                    ProblemCode.RESOURCE_TYPE,
                    "is " + kind(content) + " rather than PNG, JPEG, GIF or WebP",
                    "Save the picture in one of these formats."))
        .check(content, name, limits);
  }

  /** Returns the kind of a file that is no raster picture, with an article, for messages. */
  private static String kind(Bytes content) {
    if (isAscii(content, 0, "BM")) {
      return "a BMP file";
    }
    if (isAscii(content, 0, "II*\0") || isAscii(content, 0, "MM\0*")) {
      return "a TIFF file";
    }
    if (isAscii(content, 4, "ftypavi")) {
      return "an AVIF file";
    }
    if (isAscii(content, 4, "ftyphe") || isAscii(content, 4, "ftypmif")) {
      return "a HEIC file";
    }
    if (isAscii(content, 0, GZIP)) {
      return "a compressed (gzip) file";
    }
    if (isAscii(content, 0, "%PDF")) {
      return "a PDF file";
    }
    if (isAscii(content, 0, "\0\0\1\0")) {
      return "an icon file";
    }
    String start = head(content);
    if (start.contains("<svg")) {
      return "an SVG file under another name";
    }
    if (start.startsWith("<")) {
      return "an HTML or XML file";
    }
    return start.startsWith("version https://git-lfs")
        ? "a Git LFS pointer"
        : "an unknown kind of file";
  }

  /** Returns the first kilobyte as text in lower case, without white space around it. */
  static String head(Bytes content) {
    byte[] start = content.toArray();
    int length = Math.min(start.length, 1024);
    return new String(start, 0, length, StandardCharsets.UTF_8)
        .replace("\uFEFF", "")
        .replace("\0", "")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  /** Returns true if the characters of {@code prefix}, one byte each, are at {@code offset}. */
  static boolean isAscii(Bytes content, int offset, String prefix) {
    return content.startsWith(prefix.getBytes(StandardCharsets.ISO_8859_1), offset);
  }
}
