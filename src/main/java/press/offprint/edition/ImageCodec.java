package press.offprint.edition;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import press.offprint.model.Resource;
import press.offprint.model.bytes.Bytes;

/** Pictures of pixels: decoding them, making them smaller, and writing them as everyone reads. */
public final class ImageCodec {
  private static final float QUALITY = 0.88f;

  /** Decoding more than this many times the pixels that are wanted would only cost memory. */
  private static final int SPARE = 2;

  /** So many millions of pixels, of four bytes each, are decoded at a time. */
  private static final int MEGAPIXELS = 6;

  private static final Semaphore ROOM = new Semaphore(MEGAPIXELS, true);

  /** A picture in a format that every reader takes. */
  public record Encoded(String mediaType, Bytes content) {}

  private ImageCodec() {}

  /**
   * What {@code work} makes of the picture, or of the first of an animation; empty where it cannot
   * be decoded. Waits while other large pictures lie decoded in memory.
   *
   * @param width that is wanted; a much larger picture comes with every other pixel, or fewer
   */
  public static <T> Optional<T> develop(
      Resource picture, int width, Function<BufferedImage, T> work) {
    int step = step(picture.width(), width);
    long pixels = (long) picture.width() * picture.height() / step / step;
    int room = (int) Math.min(MEGAPIXELS, pixels >> 20);
    ROOM.acquireUninterruptibly(room);
    try {
      return decode(picture.content(), picture.mediaType(), width).map(work);
    } finally {
      ROOM.release(room);
    }
  }

  private static int step(int width, int wanted) {
    return Math.max(1, width / SPARE / wanted);
  }

  private static Optional<BufferedImage> decode(Bytes content, String mediaType, int width) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(mediaType);
    if (!readers.hasNext()) {
      return Optional.empty();
    }
    ImageReader reader = readers.next();
    try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(content.open())) {
      reader.setInput(in, true, true);
      ImageReadParam param = reader.getDefaultReadParam();
      int step = step(reader.getWidth(0), width);
      param.setSourceSubsampling(step, step, 0, 0);
      return Optional.of(opaque(reader.read(0, param)));
    } catch (IOException | RuntimeException e) {
      // Decoders of damaged files throw whatever they stumble over.
      return Optional.empty();
    } finally {
      reader.dispose();
    }
  }

  // Most screenshots have a channel of transparency that lets nothing through: the same pixels
  // without it.
  private static BufferedImage opaque(BufferedImage image) {
    if (image.getType() != BufferedImage.TYPE_4BYTE_ABGR
        || !(image.getRaster().getDataBuffer() instanceof DataBufferByte buffer)
        || buffer.getSize() != image.getWidth() * image.getHeight() * 4) {
      return image;
    }
    byte[] data = buffer.getData();
    int seen = 0xFF;
    for (int i = 0; i < data.length; i += 4) {
      seen &= data[i];
    }
    return (seen & 0xFF) == 0xFF
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
        java.awt.image.Raster.createInterleavedRaster(
            buffer, width, height, width * stride, stride, bands, null);
    return new BufferedImage(colours, rows, false, null);
  }

  /** The picture that many pixels wide, smoothly; itself where it is no wider. */
  public static BufferedImage narrowed(BufferedImage image, int width) {
    if (image.getWidth() <= width) {
      return image;
    }
    int height = Math.max(1, Math.round((float) image.getHeight() * width / image.getWidth()));
    return BoxDownscaler.to(image, width, height);
  }

  /**
   * The picture as JPEG where it was compressed with loss and is opaque, else as PNG.
   *
   * @param origin the file it was decoded from
   */
  public static Encoded encode(BufferedImage image, Bytes origin, String mediaType) {
    boolean lossy =
        mediaType.equals("image/jpeg") || (mediaType.equals("image/webp") && !isLossless(origin));
    return lossy && !image.getColorModel().hasAlpha() ? jpeg(image) : png(image);
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

  /** The picture without loss, 8 bits a channel. */
  public static Encoded png(BufferedImage image) {
    return new Encoded("image/png", PngEncoder.of(image));
  }

  /** The picture on white. */
  public static Encoded jpeg(BufferedImage image) {
    return new Encoded("image/jpeg", write(redFirst(image), "jpeg"));
  }

  // Java's JPEG encoder takes whole rows only of bytes with red first.
  private static BufferedImage redFirst(BufferedImage image) {
    int[] pixels = ArgbPixels.of(image, false);
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
