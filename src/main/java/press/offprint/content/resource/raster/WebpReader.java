package press.offprint.content.resource.raster;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import press.offprint.content.resource.file.ByteReader;
import press.offprint.content.resource.file.CheckedImage;
import press.offprint.content.resource.file.ResourceFinding;
import press.offprint.content.resource.file.UnusableFileException;
import press.offprint.image.InterruptibleImages;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.Limits;

/**
 * A reader of WebP (RFC 9649). It takes the size from the header and decodes the picture once,
 * because PDF and EPUB need a converted copy.
 */
final class WebpReader {
  private WebpReader() {}

  static CheckedImage check(Bytes content, String name, Limits limits)
      throws UnusableFileException {
    ByteReader in = new ByteReader(content, 4);
    long size = in.u32le();
    if (size + 8 > content.length()) {
      throw UnusableFileException.corrupt("is cut off");
    }
    in.skip(4);
    String chunk = in.tag();
    in.skip(4);
    int width;
    int height;
    switch (chunk) {
      case "VP8X" -> {
        in.skip(4);
        width = in.u24le() + 1;
        height = in.u24le() + 1;
        requireFrame(in);
      }
      case "VP8L" -> {
        in.skip(1);
        long bits = in.u32le();
        width = (int) (bits & 0x3FFF) + 1;
        height = (int) (bits >> 14 & 0x3FFF) + 1;
      }
      case "VP8 " -> {
        in.skip(6);
        width = in.u16le() & 0x3FFF;
        height = in.u16le() & 0x3FFF;
      }
      default -> throw UnusableFileException.corrupt("is no WebP that RFC 9649 describes");
    }
    CheckedImage.requireSize(width, height, limits);
    decode(content, width, height);
    ResourceFinding notEverywhere =
        new ResourceFinding(
            ProblemCode.RESOURCE_TYPE,
            name
                + " is WebP, which many book readers do not show; PDF and EPUB get a converted"
                + " copy.",
            "Save the picture as JPEG or PNG to decide on the copy yourself.");
    return new CheckedImage("image/webp", "webp", content, width, height, List.of(notEverywhere));
  }

  /** Requires a chunk with a picture after the header of the extended format (section 2.7). */
  private static void requireFrame(ByteReader in) throws UnusableFileException {
    String chunk;
    do {
      chunk = in.tag();
      long length = in.u32le();
      in.skip(length + (length & 1));
    } while (!chunk.equals("VP8 ") && !chunk.equals("VP8L") && !chunk.equals("ANMF"));
  }

  private static void decode(Bytes content, int width, int height) throws UnusableFileException {
    ImageReader reader = new WebPImageReaderSpi().createReaderInstance(null);
    try (ImageInputStream in = InterruptibleImages.input(reader, content)) {
      reader.setInput(in, true, true);
      BufferedImage image = reader.read(0);
      if (image.getWidth() != width || image.getHeight() != height) {
        throw UnusableFileException.corrupt("has another size than its header states");
      }
    } catch (CancellationException e) {
      throw e;
      // On damaged files the decoder throws unchecked exceptions of many types.
    } catch (IOException | RuntimeException e) {
      throw new UnusableFileException(
          ProblemCode.RESOURCE_TYPE,
          "is a WebP picture that cannot be decoded",
          "Save the picture as PNG or JPEG.");
    } finally {
      reader.dispose();
    }
  }
}
