package press.offprint.edition;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import press.offprint.image.GreyPixels;
import press.offprint.image.InterruptibleImages;
import press.offprint.model.Resource;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.interrupt.Interruption;

/** The decoding, scaling and encoding of bitmap images. */
public final class ImageCodec {
  private static final float QUALITY = 0.88f;

  /** The decoder skips pixels if the image is more than this many times as wide as needed. */
  private static final int OVERSAMPLING = 2;

  /** The memory for decoded images, in millions of pixels of four bytes each. */
  private static final int MEGAPIXELS = 6;

  private static final Semaphore MEMORY = new Semaphore(MEGAPIXELS, true);

  /** An image as JPEG or PNG. */
  public record Encoded(String mediaType, Bytes content) {}

  private ImageCodec() {}

  /**
   * Decodes a picture and applies {@code work} to it; of an animation, to its first frame. Blocks
   * while other large images fill the memory for decoded images.
   *
   * @param width the needed width in pixels; a much wider picture is decoded with fewer pixels
   * @return the result of {@code work}, or empty if the picture cannot be decoded
   */
  public static <T> Optional<T> develop(
      Resource picture, int width, Function<BufferedImage, T> work) {
    int step = step(picture.width(), width);
    long pixels = (long) picture.width() * picture.height() / step / step;
    int permits = (int) Math.min(MEGAPIXELS, pixels >> 20);
    try {
      MEMORY.acquire(permits);
    } catch (InterruptedException e) {
      throw Interruption.cancelled();
    }
    try {
      return decode(picture.content(), picture.mediaType(), width).map(work);
    } finally {
      MEMORY.release(permits);
    }
  }

  private static int step(int width, int wanted) {
    return Math.max(1, width / OVERSAMPLING / wanted);
  }

  private static Optional<BufferedImage> decode(Bytes content, String mediaType, int width) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(mediaType);
    if (!readers.hasNext()) {
      return Optional.empty();
    }
    ImageReader reader = readers.next();
    try (ImageInputStream in = InterruptibleImages.input(reader, content)) {
      reader.setInput(in, true, true);
      ImageReadParam param = reader.getDefaultReadParam();
      int step = step(reader.getWidth(0), width);
      param.setSourceSubsampling(step, step, 0, 0);
      return Optional.of(opaque(GreyPixels.inColour(reader.read(0, param))));
    } catch (CancellationException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Decoders throw unchecked exceptions of many types for damaged files.
      return Optional.empty();
    } finally {
      reader.dispose();
    }
  }

  /** Returns the image without its alpha channel if all pixels are opaque, as in screenshots. */
  private static BufferedImage opaque(BufferedImage image) {
    if (image.getType() != BufferedImage.TYPE_4BYTE_ABGR
        || !(image.getRaster().getDataBuffer() instanceof DataBufferByte buffer)
        || buffer.getSize() != image.getWidth() * image.getHeight() * 4) {
      return image;
    }
    byte[] data = buffer.getData();
    int alpha = 0xFF;
    for (int i = 0; i < data.length; i += 4) {
      alpha &= data[i];
    }
    return (alpha & 0xFF) == 0xFF
        ? image(buffer, image.getWidth(), image.getHeight(), 4, new int[] {3, 2, 1})
        : image;
  }

  private static BufferedImage image(
      DataBufferByte buffer, int width, int height, int stride, int[] bands) {
    ComponentColorModel colours =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            false,
            false,
            Transparency.OPAQUE,
            DataBuffer.TYPE_BYTE);
    WritableRaster rows =
        Raster.createInterleavedRaster(buffer, width, height, width * stride, stride, bands, null);
    return new BufferedImage(colours, rows, false, null);
  }

  /** Returns the image scaled to a width in pixels; the image itself if it is not wider. */
  public static BufferedImage narrowed(BufferedImage image, int width) {
    if (image.getWidth() <= width) {
      return image;
    }
    int height = Math.max(1, Math.round((float) image.getHeight() * width / image.getWidth()));
    return BoxDownscaler.to(image, width, height);
  }

  /**
   * Returns the image as JPEG if its file was compressed with loss and it is opaque, else as PNG.
   *
   * @param origin the file of the image
   */
  public static Encoded encode(BufferedImage image, Bytes origin, String mediaType) {
    boolean lossy =
        mediaType.equals("image/jpeg") || (mediaType.equals("image/webp") && !isLossless(origin));
    return lossy && !image.getColorModel().hasAlpha() ? jpeg(image) : png(image);
  }

  // A WebP file has its pixels in a "VP8 " chunk (lossy) or a "VP8L" chunk near its start.
  private static boolean isLossless(Bytes webp) {
    byte[] mark = "VP8L".getBytes(StandardCharsets.US_ASCII);
    for (int at = 12; at < Math.min(webp.length(), 4096); at++) {
      if (webp.startsWith(mark, at)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the image without loss. */
  public static Encoded png(BufferedImage image) {
    return new Encoded("image/png", write(image, "png"));
  }

  /** Returns the image on a white background. */
  public static Encoded jpeg(BufferedImage image) {
    return new Encoded("image/jpeg", write(redFirst(image), "jpeg"));
  }

  // The JPEG encoder of Java copies whole rows only if they are bytes with red first.
  private static BufferedImage redFirst(BufferedImage image) {
    BufferedImage rgb = image;
    if (image.getType() != BufferedImage.TYPE_INT_RGB) {
      rgb = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = rgb.createGraphics();
      graphics.drawImage(image, 0, 0, Color.WHITE, null);
      graphics.dispose();
    }
    int[] pixels = ((DataBufferInt) rgb.getRaster().getDataBuffer()).getData();
    byte[] to = new byte[pixels.length * 3];
    for (int i = 0, at = 0; i < pixels.length; i++) {
      to[at++] = (byte) (pixels[i] >> 16);
      to[at++] = (byte) (pixels[i] >> 8);
      to[at++] = (byte) pixels[i];
    }
    return image(
        new DataBufferByte(to, to.length),
        image.getWidth(),
        image.getHeight(),
        3,
        new int[] {0, 1, 2});
  }

  private static Bytes write(BufferedImage image, String format) {
    ImageWriter writer =
        ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      InterruptibleImages.check(writer);
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
