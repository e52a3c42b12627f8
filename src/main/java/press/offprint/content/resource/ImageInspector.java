package press.offprint.content.resource;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import press.offprint.content.resource.file.CheckedImage;
import press.offprint.content.resource.file.UnusableFileException;
import press.offprint.content.resource.raster.GifReader;
import press.offprint.content.resource.raster.JpegReader;
import press.offprint.content.resource.raster.PngReader;
import press.offprint.content.resource.raster.WebpReader;
import press.offprint.content.resource.svg.SvgSanitizer;
import press.offprint.model.Limits;
import press.offprint.model.ProblemCode;
import press.offprint.model.bytes.Bytes;

/** Tells what a file is by its first bytes, and checks it. */
public final class ImageInspector {
  /** Names that promise a picture, whether or not it is one that can be shown. */
  private static final Set<String> EXTENSIONS =
      Set.of(
          "png", "apng", "jpg", "jpeg", "jpe", "jfif", "gif", "webp", "svg", "svgz", "bmp", "dib",
          "tif", "tiff", "avif", "heic", "heif", "jxl", "jp2", "ico", "cur", "psd", "eps", "ai",
          "xcf", "raw", "wmf", "emf", "pict", "tga", "pcx", "ppm", "pgm", "pbm", "xbm", "xpm");

  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

  private ImageInspector() {}

  /** Whether a file of this name has to be a picture, or is one whatever it is called. */
  static boolean isPicture(Bytes content, String extension) {
    return EXTENSIONS.contains(extension) || isRaster(content);
  }

  /**
   * Checks that a file is a picture that can be shown.
   *
   * @param name for people
   * @param extension of the file's name, lower case, maybe empty
   */
  public static CheckedImage check(Bytes content, String name, String extension, Limits limits)
      throws UnusableFileException {
    if (content.length() == 0) {
      throw UnusableFileException.corrupt("is empty");
    }
    if (isRaster(content)) {
      return raster(content, name, limits);
    }
    if (extension.equals("svg") && !isAscii(content, 0, "\u001F\u008B")) {
      return SvgSanitizer.clean(content, name, false, limits);
    }
    throw new UnusableFileException(
        ProblemCode.RESOURCE_TYPE,
        "is " + what(content) + ", which is not shown as a picture",
        "Save it as PNG, JPEG, GIF, WebP or SVG, with the ending that goes with it.");
  }

  /**
   * Checks a picture of pixels.
   *
   * @param name for people
   */
  public static CheckedImage raster(Bytes content, String name, Limits limits)
      throws UnusableFileException {
    if (PngReader.isPng(content)) {
      return PngReader.check(content, limits);
    }
    if (content.startsWith(JPEG, 0)) {
      return JpegReader.check(content, limits);
    }
    if (isGif(content)) {
      return GifReader.check(content, limits);
    }
    if (isWebP(content)) {
      return WebpReader.check(content, name, limits);
    }
    throw new UnusableFileException(
        ProblemCode.RESOURCE_TYPE,
        "is " + what(content) + " rather than PNG, JPEG, GIF or WebP",
        "Save it as one of those.");
  }

  private static boolean isRaster(Bytes content) {
    return PngReader.isPng(content)
        || content.startsWith(JPEG, 0)
        || isGif(content)
        || isWebP(content);
  }

  private static boolean isGif(Bytes content) {
    return isAscii(content, 0, "GIF87a") || isAscii(content, 0, "GIF89a");
  }

  private static boolean isWebP(Bytes content) {
    return isAscii(content, 0, "RIFF") && isAscii(content, 8, "WEBP");
  }

  /** Names what else it is, so that the person can tell where it went wrong. */
  private static String what(Bytes content) {
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
    if (isAscii(content, 0, "\u001F\u008B")) {
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

  /** The first characters, lower case, without leading white space and byte order mark. */
  static String head(Bytes content) {
    byte[] start = content.toArray();
    int length = Math.min(start.length, 1024);
    return new String(start, 0, length, StandardCharsets.UTF_8)
        .replace("\uFEFF", "")
        .replace("\0", "")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  static boolean isAscii(Bytes content, int offset, String prefix) {
    return content.startsWith(prefix.getBytes(StandardCharsets.ISO_8859_1), offset);
  }
}
