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
import javax.imageio.stream.MemoryCacheImageOutputStream;
import press.offprint.image.InterruptibleImages;
import press.offprint.model.Resource;
import press.offprint.model.bytes.Bytes;

/** The conversion of images to JPEG and PNG, which PDFBox embeds without decoding. */
public final class PdfImages {
  private static final float QUALITY = 0.9f;

  private PdfImages() {}

  /**
   * Returns the bytes to embed: JPEG and SVG unchanged, PNG without an opaque alpha channel, WebP
   * without transparency as JPEG, and every other format as PNG. An animation gives its first
   * frame.
   *
   * @throws IOException if the picture cannot be decoded
   */
  public static Bytes forPrint(Resource picture) throws IOException {
    return switch (picture.mediaType().toLowerCase(Locale.ROOT)) {
      case "image/jpeg", "image/svg+xml" -> picture.content();
      case "image/png" ->
          PngChunks.isMisread(picture.content())
              ? png(withoutPalette(decode(picture)))
              : PngAlphaStripper.of(PngChunks.withoutColourCorrection(picture.content()));
      case "image/webp" -> {
        BufferedImage image = decode(picture);
        yield image.getColorModel().hasAlpha() ? png(image) : jpeg(image);
      }
      default -> {
        Bytes png = png(decode(picture));
        yield PngChunks.isMisread(png) ? png(withoutPalette(decode(picture))) : png;
      }
    };
  }

  private static BufferedImage decode(Resource picture) throws IOException {
    try (ImageInputStream in = InterruptibleImages.input(picture.content())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("No reader for " + picture.mediaType());
      }
      ImageReader reader = readers.next();
      InterruptibleImages.check(reader);
      try {
        reader.setInput(in, true, true);
        return reader.read(0);
      } finally {
        reader.dispose();
      }
    }
  }

  /** Returns the image without a palette. */
  private static BufferedImage withoutPalette(BufferedImage image) {
    boolean alpha = image.getColorModel().hasAlpha();
    BufferedImage full =
        new BufferedImage(
            image.getWidth(),
            image.getHeight(),
            alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
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
      InterruptibleImages.check(writer);
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
