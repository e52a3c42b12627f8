package press.offprint.edition.epub;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What lies behind the words of covers. The covers of a site have few papers, and drawing one takes
 * longer than all else on a cover: each is drawn once, and kept with a byte for a pixel.
 */
final class Backdrops {
  private static final String OPENING = "<g id=\"backdrop\"";
  private static final String CLOSING = "</g>";
  private static final int COLOURS = 256;
  private static final int KEPT = 8;

  private final Map<String, Kept> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
          return size() > KEPT;
        }
      };

  private static final class Kept {
    final int width;
    final int height;
    final byte[] pixels;
    final int[] colours = new int[COLOURS];

    Kept(int width, int height) {
      this.width = width;
      this.height = height;
      this.pixels = new byte[width * height];
    }
  }

  /**
   * Draws a cover, that many pixels wide. The group with the id {@code backdrop}, if the cover has
   * one and it holds no other, is taken to lie below all else.
   */
  BufferedImage draw(String svg, int width) throws Vector.UndrawableException {
    int start = svg.indexOf(OPENING);
    int end = svg.indexOf(CLOSING, Math.max(0, start));
    int root = svg.indexOf("<svg");
    if (start < 0 || end < 0 || root < 0 || root > start) {
      return Vector.draw(svg, width, Optional.empty());
    }
    String rest = svg.substring(0, start) + svg.substring(end + CLOSING.length());
    String backdrop =
        svg.substring(root, svg.indexOf('>', root) + 1)
            + svg.substring(start, end + CLOSING.length())
            + "</svg>";
    return Vector.draw(rest, width, Optional.of(backdrop(backdrop, width)));
  }

  private BufferedImage backdrop(String svg, int width) throws Vector.UndrawableException {
    String key = width + svg;
    Optional<Kept> known;
    synchronized (kept) {
      known = Optional.ofNullable(kept.get(key));
    }
    if (known.isPresent()) {
      return image(known.get());
    }
    BufferedImage drawn = Vector.draw(svg, width, Optional.empty());
    pack(drawn)
        .ifPresent(
            packed -> {
              synchronized (kept) {
                kept.put(key, packed);
              }
            });
    return drawn;
  }

  private static byte[] bytes(BufferedImage image) {
    return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
  }

  private static Optional<Kept> pack(BufferedImage image) {
    byte[] from = bytes(image);
    Kept kept = new Kept(image.getWidth(), image.getHeight());
    Map<Integer, Byte> numbers = new LinkedHashMap<>();
    int last = -1;
    byte number = 0;
    for (int i = 0, at = 0; i < kept.pixels.length; i++, at += 3) {
      int colour = (from[at] & 0xFF) | ((from[at + 1] & 0xFF) << 8) | ((from[at + 2] & 0xFF) << 16);
      if (colour != last) {
        last = colour;
        Byte known = numbers.get(colour);
        if (known == null && numbers.size() == COLOURS) {
          return Optional.empty();
        }
        if (known == null) {
          known = (byte) numbers.size();
          kept.colours[numbers.size()] = colour;
          numbers.put(colour, known);
        }
        number = known;
      }
      kept.pixels[i] = number;
    }
    return Optional.of(kept);
  }

  private static BufferedImage image(Kept kept) {
    BufferedImage image = new BufferedImage(kept.width, kept.height, BufferedImage.TYPE_3BYTE_BGR);
    byte[] to = bytes(image);
    for (int i = 0, at = 0; i < kept.pixels.length; i++, at += 3) {
      int colour = kept.colours[kept.pixels[i] & 0xFF];
      to[at] = (byte) colour;
      to[at + 1] = (byte) (colour >> 8);
      to[at + 2] = (byte) (colour >> 16);
    }
    return image;
  }
}
