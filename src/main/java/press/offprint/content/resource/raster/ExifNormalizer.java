package press.offprint.content.resource.raster;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import press.offprint.content.resource.file.CheckedImage;
import press.offprint.content.resource.file.UnusableFileException;
import press.offprint.image.GreyPixels;
import press.offprint.image.InterruptibleImages;
import press.offprint.model.bytes.Bytes;

/** The conversion of a rotated or CMYK picture into an upright JPEG in RGB. */
final class ExifNormalizer {
  /** The orientation of a picture that is stored upright. */
  static final int TOP_LEFT = 1;

  private static final int LAST = 8;
  private static final int FIRST_SWAPPED = 5;
  private static final float QUALITY = 0.92f;

  /** Enough for a full page in print; a larger picture is subsampled to save memory. */
  private static final long MOST_PIXELS = 16_000_000;

  private ExifNormalizer() {}

  static boolean isOrientation(int value) {
    return value >= TOP_LEFT && value <= LAST;
  }

  /**
   * Returns the picture rotated by {@code orientation} (Exif 2.32 section 4.6.4), in RGB.
   *
   * @throws UnusableFileException if the picture cannot be decoded
   */
  static CheckedImage of(Bytes content, int orientation) throws UnusableFileException {
    try {
      BufferedImage image = upright(decode(content), orientation);
      return CheckedImage.of(
          "image/jpeg", "jpg", encode(image), image.getWidth(), image.getHeight());
    } catch (CancellationException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // On damaged files the decoder throws unchecked exceptions of many types.
      throw UnusableFileException.corrupt("cannot be decoded");
    }
  }

  private static BufferedImage decode(Bytes content) throws IOException {
    // The reader of the JDK does not support CMYK. This one delegates to it through the registry.
    ImageReader reader =
        IIORegistry.getDefaultInstance()
            .getServiceProviderByClass(JPEGImageReaderSpi.class)
            .createReaderInstance(null);
    try (ImageInputStream in = InterruptibleImages.input(reader, content)) {
      reader.setInput(in, true, true);
      ImageReadParam param = reader.getDefaultReadParam();
      int step = step((long) reader.getWidth(0) * reader.getHeight(0));
      param.setSourceSubsampling(step, step, 0, 0);
      return GreyPixels.inColour(reader.read(0, param));
    } finally {
      reader.dispose();
    }
  }

  private static int step(long pixels) {
    int step = 1;
    while (pixels / ((long) step * step) > MOST_PIXELS) {
      step++;
    }
    return step;
  }

  private static BufferedImage upright(BufferedImage image, int orientation) {
    int width = image.getWidth();
    int height = image.getHeight();
    boolean swapped = orientation >= FIRST_SWAPPED;
    BufferedImage upright =
        new BufferedImage(
            swapped ? height : width, swapped ? width : height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = upright.createGraphics();
    graphics.setTransform(transform(orientation, width, height));
    graphics.drawImage(image, 0, 0, Color.WHITE, null);
    graphics.dispose();
    return upright;
  }

  // x' = m00 x + m01 y + m02, y' = m10 x + m11 y + m12
  private static AffineTransform transform(int orientation, int width, int height) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }

  private static Bytes encode(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      InterruptibleImages.check(writer);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(QUALITY);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return Bytes.owning(out.toByteArray());
  }
}
