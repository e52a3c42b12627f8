package press.offprint.edition.epub.image;

import java.nio.charset.StandardCharsets;
import press.offprint.model.bytes.Bytes;

/** Tells pictures that move. */
final class AnimationDetector {
  private AnimationDetector() {}

  static boolean in(String mediaType, Bytes content) {
    return switch (mediaType) {
      case "image/gif" -> frames(content) > 1;
      case "image/png" -> find(content, "acTL") < find(content, "IDAT");
      case "image/svg+xml" -> content.text().contains("<animate");
      default -> false;
    };
  }

  private static int find(Bytes content, String chunk) {
    int at = new String(content.toArray(), StandardCharsets.ISO_8859_1).indexOf(chunk);
    return at < 0 ? Integer.MAX_VALUE : at;
  }

  /** Images in a GIF, counted block by block (GIF89a, sections 18 to 26). */
  private static int frames(Bytes gif) {
    int frames = 0;
    int at = 13 + table(gif, 10);
    while (at < gif.length()) {
      int block = gif.at(at);
      if (block == 0x2C) {
        frames++;
        at = skip(gif, at + 11 + table(gif, at + 9));
      } else if (block == 0x21) {
        at = skip(gif, at + 2);
      } else {
        return frames;
      }
    }
    return frames;
  }

  private static int table(Bytes gif, int flags) {
    boolean has = flags < gif.length() && (gif.at(flags) & 0x80) != 0;
    return has ? 3 * (2 << (gif.at(flags) & 7)) : 0;
  }

  private static int skip(Bytes gif, int from) {
    int at = from;
    while (at < gif.length() && gif.at(at) != 0) {
      at += gif.at(at) + 1;
    }
    return at + 1;
  }
}
