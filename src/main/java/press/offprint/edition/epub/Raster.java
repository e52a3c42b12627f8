package press.offprint.edition.epub;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import press.offprint.model.Bytes;

/** Pictures of pixels: decoding them, and writing them as every reading system takes them. */
final class Raster {
  private static final float QUALITY = 0.88f;

  /** A picture in a format that reading systems take. */
  record Encoded(String mediaType, Bytes content) {}

  private Raster() {}

  /**
   * The picture, or the first of an animation, as JPEG where it was compressed with loss and is
   * opaque, else as PNG; empty where it cannot be decoded.
   */
  static Optional<Encoded> convert(Bytes content, String mediaType) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(mediaType);
    if (!readers.hasNext()) {
      return Optional.empty();
    }
    ImageReader reader = readers.next();
    try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(content.open())) {
      reader.setInput(in, true, true);
      BufferedImage image = reader.read(0);
      boolean exact = image.getColorModel().hasAlpha() || isLossless(content);
      return Optional.of(exact ? png(image) : jpeg(image));
    } catch (IOException | RuntimeException e) {
      // Decoders of damaged files throw whatever they stumble over.
      return Optional.empty();
    } finally {
      reader.dispose();
    }
  }

  // A WebP file holds its pixels in a "VP8 " chunk (lossy) or a "VP8L" chunk, near its beginning.
  private static boolean isLossless(Bytes webp) {
    byte[] mark = "VP8L".getBytes(StandardCharsets.US_ASCII);
    for (int at = 12; at < Math.min(webp.length(), 4096); at++) {
      if (webp.startsWith(mark, at)) {
        return true;
      }
    }
    return false;
  }

  static Encoded png(BufferedImage image) {
    return new Encoded("image/png", write(image, "png"));
  }

  static Encoded jpeg(BufferedImage image) {
    BufferedImage opaque = image;
    if (image.getType() != BufferedImage.TYPE_3BYTE_BGR) {
      opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
      Graphics2D graphics = opaque.createGraphics();
      graphics.drawImage(image, 0, 0, Color.WHITE, null);
      graphics.dispose();
    }
    return new Encoded("image/jpeg", write(opaque, "jpeg"));
  }

  private static Bytes write(BufferedImage image, String format) {
    ImageWriter writer =
        ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (format.equals("jpeg")) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(QUALITY);
      }
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return Bytes.owning(bytes.toByteArray());
  }
}
