package press.offprint.edition;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
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
 * The narrower copies of pictures, cached for all editions and runs. A copy depends on the picture
 * and its width only, not on other copies. Thread-safe.
 */
public final class ImageVariants {
  /** The widths of copies for pages in pixels. The widest is also the widest in ebooks. */
  public static final List<Integer> WIDTHS = List.of(1600, 1200, 800, 480);

  /** A copy is used only if its width and its bytes are at most this share of the original. */
  public static final double WORTH = 0.8;

  private static final int WIDEST = WIDTHS.get(0);

  /** The cached result if a copy would need more bytes than its picture. */
  private static final ImageCodec.Encoded LARGER =
      new ImageCodec.Encoded("", Bytes.owning(new byte[0]));

  private static final int BANDS = 3;

  /** The share of the rows of a picture that is encoded to estimate the bytes of a copy. */
  private static final int SAMPLED = 8;

  /** The bytes of a PNG file without its rows. */
  private static final int PNG_FRAME = 57;

  private final Cache cache;
  // Two editions of a post need copies of the same pictures at about the same time.
  private final KeyedLocks locks = new KeyedLocks();

  public ImageVariants(Cache cache) {
    this.cache = cache;
  }

  /**
   * Returns copies of a picture by width in pixels; of an animation, copies of its first frame. A
   * copy is JPEG if the picture was compressed with loss and is opaque, and PNG otherwise.
   *
   * @param widths in pixels, each less than the width of the picture
   * @return empty if the picture cannot be decoded
   */
  public Optional<NavigableMap<Integer, ImageCodec.Encoded>> of(
      Resource picture, Collection<Integer> widths) {
    return locks.holding(picture.content().sha256(), () -> findOrMake(picture, widths, false));
  }

  /**
   * Returns copies as {@link #of} does, but may leave out those that need more bytes than the
   * picture. A copy of a PNG with a palette has more colours, so most of them would be thrown away.
   */
  public Optional<NavigableMap<Integer, ImageCodec.Encoded>> smaller(
      Resource picture, Collection<Integer> widths) {
    return locks.holding(
        picture.content().sha256(),
        () -> {
          Optional<NavigableMap<Integer, ImageCodec.Encoded>> copies =
              findOrMake(picture, widths, true);
          copies.ifPresent(all -> all.values().removeIf(LARGER::equals));
          return copies;
        });
  }

  /**
   * Returns the copies that {@link #smaller} would return, if all of them were made before.
   *
   * @return empty if one of them is still to be made
   */
  public Optional<NavigableMap<Integer, ImageCodec.Encoded>> made(
      Resource picture, Collection<Integer> widths) {
    NavigableMap<Integer, ImageCodec.Encoded> copies = new TreeMap<>();
    for (int width : widths) {
      Optional<ImageCodec.Encoded> copy =
          cache.find(key(picture, width)).map(ImageVariants::unpacked);
      if (copy.isEmpty()) {
        return Optional.empty();
      }
      copy.filter(found -> !found.equals(LARGER)).ifPresent(found -> copies.put(width, found));
    }
    return Optional.of(copies);
  }

  private Optional<NavigableMap<Integer, ImageCodec.Encoded>> findOrMake(
      Resource picture, Collection<Integer> widths, boolean smaller) {
    NavigableMap<Integer, ImageCodec.Encoded> copies = new TreeMap<>();
    List<Integer> missing = new ArrayList<>();
    for (int width : widths) {
      cache
          .find(key(picture, width))
          .map(ImageVariants::unpacked)
          .filter(cached -> smaller || !cached.equals(LARGER))
          .ifPresentOrElse(cached -> copies.put(width, cached), () -> missing.add(width));
    }
    return missing.isEmpty()
        ? Optional.of(copies)
        : ImageCodec.develop(
            picture,
            WIDEST,
            image -> {
              NarrowedImages narrowed = new NarrowedImages(picture, image);
              for (int width : missing) {
                ImageCodec.Encoded copy =
                    smaller && isLarger(image, width, picture)
                        ? LARGER
                        : ImageCodec.encode(
                            narrowed.to(width), picture.content(), picture.mediaType());
                cache.keep(key(picture, width), packed(copy));
                copies.put(width, copy);
              }
              return copies;
            });
  }

  /** Returns one copy; empty if the picture cannot be decoded. */
  public Optional<ImageCodec.Encoded> of(Resource picture, int width) {
    return of(picture, List.of(width)).map(copies -> copies.get(width));
  }

  /** Returns true if bands of rows show that the copy would need more bytes than its picture. */
  private static boolean isLarger(BufferedImage image, int width, Resource picture) {
    int band = image.getHeight() / SAMPLED / BANDS;
    if (!(image.getColorModel() instanceof IndexColorModel) || band == 0) {
      return false;
    }
    long bytes = 0;
    for (int i = 0; i < BANDS; i++) {
      int top = (2 * i + 1) * image.getHeight() / (2 * BANDS) - band / 2;
      BufferedImage rows = image.getSubimage(0, top, image.getWidth(), band);
      bytes += ImageCodec.png(ImageCodec.narrowed(rows, width)).content().length() - PNG_FRAME;
    }
    return bytes * SAMPLED > picture.content().length();
  }

  private static String key(Resource picture, int width) {
    return "copy " + picture.mediaType() + " " + picture.content().sha256() + " " + width;
  }

  private static Bytes packed(ImageCodec.Encoded copy) {
    byte[] type = (copy.mediaType() + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] packed = Arrays.copyOf(type, type.length + copy.content().length());
    byte[] content = copy.content().toArray();
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
  private static final class NarrowedImages {
    private final Resource picture;
    private final BufferedImage decoded;
    private final NavigableMap<Integer, BufferedImage> byWidth = new TreeMap<>();

    NarrowedImages(Resource picture, BufferedImage decoded) {
      this.picture = picture;
      this.decoded = decoded;
    }

    BufferedImage to(int width) {
      BufferedImage image = byWidth.get(width);
      if (image == null) {
        image = ImageCodec.narrowed(source(width), width);
        byWidth.put(width, image);
      }
      return image;
    }

    // A copy of at least twice the width has enough detail, and fewer pixels than the original.
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
