package press.offprint.edition;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import press.offprint.model.Resource;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.bytes.Cache;

/**
 * Narrower copies of pictures, made once for all editions and runs. A copy follows from the picture
 * and its width alone, whichever others are made beside it. Thread-safe.
 */
public final class ImageVariants {
  /** Of copies for pages; the widest is also the widest that books need. */
  public static final List<Integer> WIDTHS = List.of(1600, 1200, 800, 480);

  /** A copy has to be that much narrower, and that much smaller, to be worth a file of its own. */
  public static final double WORTH = 0.8;

  private static final int WIDEST = WIDTHS.get(0);
  private static final int LOCKS = 64;

  private final Cache cache;
  // Two editions of a post ask for copies of the same pictures at about the same time.
  private final Object[] locks = new Object[LOCKS];

  public ImageVariants(Cache cache) {
    this.cache = cache;
    Arrays.setAll(locks, i -> new Object());
  }

  /**
   * Copies of the picture, or of the first of an animation, by width in pixels. They are JPEG where
   * it was compressed with loss and is opaque, else PNG.
   *
   * @param widths less than the picture's
   * @return empty where it cannot be decoded
   */
  public Optional<NavigableMap<Integer, ImageCodec.Encoded>> of(
      Resource picture, Collection<Integer> widths) {
    NavigableMap<Integer, ImageCodec.Encoded> copies = new TreeMap<>();
    synchronized (locks[Math.floorMod(picture.content().sha256().hashCode(), LOCKS)]) {
      List<Integer> missing = new ArrayList<>();
      for (int width : widths) {
        cache
            .find(key(picture, width))
            .ifPresentOrElse(known -> copies.put(width, unpacked(known)), () -> missing.add(width));
      }
      return missing.isEmpty()
          ? Optional.of(copies)
          : ImageCodec.develop(
              picture,
              WIDEST,
              image -> {
                Narrowing narrowing = new Narrowing(picture, image);
                for (int width : missing) {
                  ImageCodec.Encoded made =
                      ImageCodec.encode(
                          narrowing.to(width), picture.content(), picture.mediaType());
                  cache.keep(key(picture, width), packed(made));
                  copies.put(width, made);
                }
                return copies;
              });
    }
  }

  /** One copy; empty where the picture cannot be decoded. */
  public Optional<ImageCodec.Encoded> of(Resource picture, int width) {
    return of(picture, List.of(width)).map(copies -> copies.get(width));
  }

  private static String key(Resource picture, int width) {
    return "copy " + picture.mediaType() + " " + picture.content().sha256() + " " + width;
  }

  private static Bytes packed(ImageCodec.Encoded made) {
    byte[] type = (made.mediaType() + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] packed = Arrays.copyOf(type, type.length + made.content().length());
    byte[] content = made.content().toArray();
    System.arraycopy(content, 0, packed, type.length, content.length);
    return Bytes.owning(packed);
  }

  private static ImageCodec.Encoded unpacked(Bytes packed) {
    byte[] all = packed.toArray();
    int end = 0;
    while (all[end] != '\n') {
      end++;
    }
    return new ImageCodec.Encoded(
        new String(all, 0, end, StandardCharsets.US_ASCII),
        Bytes.owning(Arrays.copyOfRange(all, end + 1, all.length)));
  }

  /** The pixels of one picture at several widths. */
  private static final class Narrowing {
    private final Resource picture;
    private final BufferedImage decoded;
    private final NavigableMap<Integer, BufferedImage> made = new TreeMap<>();

    Narrowing(Resource picture, BufferedImage decoded) {
      this.picture = picture;
      this.decoded = decoded;
    }

    BufferedImage to(int width) {
      BufferedImage known = made.get(width);
      if (known == null) {
        known = ImageCodec.narrowed(source(width), width);
        made.put(width, known);
      }
      return known;
    }

    // A copy of twice the width holds all that this one shows, in fewer pixels.
    private BufferedImage source(int width) {
      int source = 0;
      for (int wider : WIDTHS) {
        if (wider >= 2 * width && wider < picture.width() * WORTH) {
          source = wider;
        }
      }
      return source == 0 ? decoded : to(source);
    }
  }
}
