package press.offprint.edition.pdf.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import press.offprint.image.GreyPixels;
import press.offprint.image.InterruptibleImages;
import press.offprint.model.Resource;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.bytes.Cache;

/**
 * The pictures of PDFs, in forms that PDFBox embeds without decoding, cached for all PDFs and runs.
 * Thread-safe.
 */
public final class PrintImages {
  private static final float QUALITY = 0.9f;

  private final Cache cache;

  public PrintImages(Cache cache) {
    this.cache = cache;
  }

  /**
   * Returns JPEG and SVG unchanged, the colours and the opacity of a PNG in two files, WebP without
   * transparency as JPEG, and every other format as PNG. An animation gives its first frame.
   *
   * @throws IOException if the picture cannot be decoded
   */
  public PrintImage of(Resource picture) throws IOException {
    String type = picture.mediaType().toLowerCase(Locale.ROOT);
    Bytes content = picture.content();
    if (isEmbeddable(type, content)) {
      return PrintImage.opaque(
          type.equals("image/png") ? PngChunks.withoutColourCorrection(content) : content);
    }
    String key = "print " + type + " " + content.sha256();
    Optional<Bytes> known = cache.find(key);
    if (known.isPresent()) {
      return PrintImage.unpacked(known.get());
    }
    PrintImage made = made(picture, type);
    cache.keep(key, made.packed());
    return made;
  }

  private static boolean isEmbeddable(String type, Bytes content) {
    return switch (type) {
      case "image/jpeg", "image/svg+xml" -> true;
      case "image/png" ->
          !PngAlpha.isPossible(content)
              && !PngChunks.isGrey(content)
              && !PngChunks.isMisread(content);
      default -> false;
    };
  }

  private static PrintImage made(Resource picture, String type) throws IOException {
    return switch (type) {
      case "image/png" -> embeddable(picture, picture.content());
      case "image/webp" -> {
        BufferedImage image = decode(picture);
        yield image.getColorModel().hasAlpha()
            ? PngAlpha.of(png(image))
            : PrintImage.opaque(jpeg(image));
      }
      default -> embeddable(picture, png(decode(picture)));
    };
  }

  private static PrintImage embeddable(Resource picture, Bytes png) throws IOException {
    if (PngChunks.isGrey(png)) {
      Optional<Bytes> palette = PngChunks.withPalette(png);
      return palette.isPresent()
          ? PrintImage.opaque(palette.get())
          : PngAlpha.of(png(withoutPalette(decode(picture))));
    }
    return PngAlpha.of(
        PngChunks.isMisread(png)
            ? png(withoutPalette(decode(picture)))
            : PngChunks.withoutColourCorrection(png));
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
        return GreyPixels.inColour(reader.read(0));
      } finally {
        reader.dispose();
      }
    }
  }

  /** Returns the image without a palette. */
  private static BufferedImage withoutPalette(BufferedImage image) {
    if (!(image.getColorModel() instanceof IndexColorModel palette)) {
      return image;
    }
    return palette.convertToIntDiscrete(image.getRaster(), palette.hasAlpha());
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
