package press.offprint.edition.pdf.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import press.offprint.model.Resource;
import press.offprint.model.bytes.Bytes;

/** Pictures in the two forms that PDF takes as they are: JPEG, and PNG for all that is not. */
public final class PdfImages {
  private static final float QUALITY = 0.9f;

  private PdfImages() {}

  /**
   * The bytes to embed: JPEG and SVG unchanged, PNG too but for transparency that is none, WebP
   * without transparency as JPEG, everything else as PNG, of an animation its first frame.
   *
   * @throws IOException where the picture cannot be decoded
   */
  public static Bytes forPaper(Resource picture) throws IOException {
    return switch (picture.mediaType().toLowerCase(Locale.ROOT)) {
      case "image/jpeg", "image/svg+xml" -> picture.content();
      case "image/png" ->
          PngChunks.isMistaken(picture.content())
              ? png(inFull(decode(picture)))
              : PngAlphaStripper.of(PngChunks.withoutScreen(picture.content()));
      case "image/webp" -> {
        BufferedImage image = decode(picture);
        yield image.getColorModel().hasAlpha() ? png(image) : jpeg(image);
      }
      default -> {
        Bytes png = png(decode(picture));
        yield PngChunks.isMistaken(png) ? png(inFull(decode(picture))) : png;
      }
    };
  }

  private static BufferedImage decode(Resource picture) throws IOException {
    try (ImageInputStream in = new MemoryCacheImageInputStream(picture.content().open())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("No reader for " + picture.mediaType());
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return reader.read(0);
      } finally {
        reader.dispose();
      }
    }
  }

  /** The same pixels, each with a colour of its own instead of the number of one. */
  private static BufferedImage inFull(BufferedImage image) {
    boolean clear = image.getColorModel().hasAlpha();
    BufferedImage full =
        new BufferedImage(
            image.getWidth(),
            image.getHeight(),
            clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = full.createGraphics();
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    return full;
  }

  private static Bytes png(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      ImageIO.write(image, "png", stream);
    }
    return Bytes.owning(out.toByteArray());
  }

  private static Bytes jpeg(BufferedImage image) throws IOException {
    BufferedImage rgb =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = rgb.createGraphics();
    graphics.drawImage(image, 0, 0, Color.WHITE, null);
    graphics.dispose();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(QUALITY);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(rgb, null, null), settings);
    } finally {
      writer.dispose();
    }
    return Bytes.owning(out.toByteArray());
  }
}
