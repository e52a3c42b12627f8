package press.offprint.edition.epub.image;

import java.nio.charset.StandardCharsets;
import press.offprint.model.bytes.Bytes;

/** The detection of animated images. */
final class AnimationDetector {
  private static final int IMAGE = 0x2C;
  private static final int EXTENSION = 0x21;

  private AnimationDetector() {}

  /** Returns true for a GIF of several frames, an animated PNG, and an SVG with animations. */
  static boolean isAnimated(String mediaType, Bytes content) {
    return switch (mediaType) {
      case "image/gif" -> frames(content) > 1;
      case "image/png" -> find(content, "acTL") < find(content, "IDAT");
      case "image/svg+xml" -> content.text().contains("<animate");
      default -> false;
    };
  }

  private static int find(Bytes content, String chunk) {
    int offset = new String(content.toArray(), StandardCharsets.ISO_8859_1).indexOf(chunk);
    return offset < 0 ? Integer.MAX_VALUE : offset;
  }

  /** Returns the number of frames of a GIF, found block by block (GIF89a, sections 18 to 26). */
  private static int frames(Bytes gif) {
    int frames = 0;
    int offset = 13 + colorTableLength(gif, 10);
    while (offset < gif.length()) {
      int block = gif.at(offset);
      if (block == IMAGE) {
        frames++;
        offset = skipSubBlocks(gif, offset + 11 + colorTableLength(gif, offset + 9));
      } else if (block == EXTENSION) {
        offset = skipSubBlocks(gif, offset + 2);
      } else {
        return frames;
      }
    }
    return frames;
  }

  private static int colorTableLength(Bytes gif, int flags) {
    boolean present = flags < gif.length() && (gif.at(flags) & 0x80) != 0;
    return present ? 3 * (2 << (gif.at(flags) & 7)) : 0;
  }

  private static int skipSubBlocks(Bytes gif, int start) {
    int offset = start;
    while (offset < gif.length() && gif.at(offset) != 0) {
      offset += gif.at(offset) + 1;
    }
    return offset + 1;
  }
}
