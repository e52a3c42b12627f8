package press.offprint.content.resource;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import press.offprint.model.Bytes;
import press.offprint.model.Code;
import press.offprint.model.Limits;

/**
 * WebP, RFC 9649: the size from the header, then one decoding to prove that print can show it too.
 */
final class WebP {
  private WebP() {}

  static Picture check(Bytes content, String name, Limits limits) throws Unfit {
    ByteReader in = new ByteReader(content, 4);
    long size = in.u32le();
    if (size + 8 > content.length()) {
      throw Unfit.corrupt("is cut off");
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
      default -> throw Unfit.corrupt("is no WebP that RFC 9649 describes");
    }
    Picture.requireSize(width, height, limits);
    decode(content, width, height);
    Finding notEverywhere =
        new Finding(
            Code.RESOURCE_TYPE,
            name
                + " is WebP, which many book readers do not show; PDF and EPUB get a converted copy.",
            "Save it as JPEG or PNG to decide on the copy yourself.");
    return new Picture("image/webp", "webp", content, width, height, List.of(notEverywhere));
  }

  /** Section 2.7: behind the header of the extended format come chunks, one with the picture. */
  private static void requireFrame(ByteReader in) throws Unfit {
    String chunk;
    do {
      chunk = in.tag();
      long length = in.u32le();
      in.skip(length + (length & 1));
    } while (!chunk.equals("VP8 ") && !chunk.equals("VP8L") && !chunk.equals("ANMF"));
  }

  private static void decode(Bytes content, int width, int height) throws Unfit {
    ImageReader reader = new WebPImageReaderSpi().createReaderInstance(null);
    try (ImageInputStream in = new MemoryCacheImageInputStream(content.open())) {
      reader.setInput(in, true, true);
      BufferedImage image = reader.read(0);
      if (image.getWidth() != width || image.getHeight() != height) {
        throw Unfit.corrupt("has another size than its header says");
      }
      // The decoder meets any byte of a hostile file, and answers with whatever exception comes up.
    } catch (IOException | RuntimeException e) {
      throw new Unfit(
          Code.RESOURCE_TYPE, "is a WebP that cannot be decoded here", "Save it as PNG or JPEG.");
    } finally {
      reader.dispose();
    }
  }
}
