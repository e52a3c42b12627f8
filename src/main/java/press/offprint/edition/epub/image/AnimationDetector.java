package press.offprint.edition.epub.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import press.offprint.image.InterruptibleImages;
import press.offprint.model.bytes.Bytes;

/** The detection of animated images. */
final class AnimationDetector {
  private AnimationDetector() {}

  /** Returns true for a GIF of several frames, an animated PNG, and an SVG with animations. */
  static boolean isAnimated(String mediaType, Bytes content) {
    return switch (mediaType) {
      case "image/gif" -> hasSeveralFrames(content);
      case "image/png" -> find(content, "acTL") < find(content, "IDAT");
      case "image/svg+xml" -> content.text().contains("<animate");
      default -> false;
    };
  }

  private static int find(Bytes content, String chunk) {
    int offset = new String(content.toArray(), StandardCharsets.ISO_8859_1).indexOf(chunk);
    return offset < 0 ? Integer.MAX_VALUE : offset;
  }

  private static boolean hasSeveralFrames(Bytes gif) {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = InterruptibleImages.input(reader, gif)) {
      reader.setInput(in);
      return reader.getNumImages(true) > 1;
    } catch (IOException e) {
      return false;
    } finally {
      reader.dispose();
    }
  }
}
