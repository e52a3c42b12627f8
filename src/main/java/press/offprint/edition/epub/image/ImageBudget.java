package press.offprint.edition.epub.image;

import java.awt.image.BufferedImage;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import press.offprint.edition.ImageCodec;
import press.offprint.edition.ImageVariants;
import press.offprint.model.Resource;
import press.offprint.model.bytes.Bytes;

/**
 * The sizes of the images of one book: none is wider than a reading system can show, and all of
 * them are narrower if the book would exceed its limit of bytes.
 */
final class ImageBudget {
  private static final Set<String> SUPPORTED =
      Set.of("image/png", "image/jpeg", "image/gif", "image/svg+xml");
  private static final Set<String> SCALABLE = Set.of("image/png", "image/jpeg", "image/webp");

  /** The maximum widths in pixels, tried in this order; the first one is that of web pages. */
  private static final int[] WIDTHS = {1600, 1200, 900, 640, 480};

  /** The maximum height of an image, as a multiple of the maximum width. */
  private static final int MAX_HEIGHT_FACTOR = 2;

  private final Map<Bytes, Optional<ImageCodec.Encoded>> encoded;
  private final ImageVariants variants;

  private ImageBudget(Map<Bytes, Optional<ImageCodec.Encoded>> encoded, ImageVariants variants) {
    this.encoded = encoded;
    this.variants = variants;
  }

  /** Returns the largest sizes with at most {@code maxBytes}; the smallest sizes if none fit. */
  static ImageBudget of(Collection<Resource> images, long maxBytes, ImageVariants variants) {
    ImageBudget budget = new ImageBudget(Map.of(), variants);
    for (int i = 0; i < WIDTHS.length; i++) {
      Map<Bytes, Optional<ImageCodec.Encoded>> encoded = new HashMap<>();
      for (Resource image : images) {
        encoded.put(image.content(), budget.encode(image, WIDTHS[i], i > 0));
      }
      budget = new ImageBudget(encoded, variants);
      if (budget.bytes() <= maxBytes) {
        return budget;
      }
    }
    return budget;
  }

  /** Returns the size of all images together. */
  long bytes() {
    return encoded.values().stream()
        .flatMap(Optional::stream)
        .mapToLong(image -> image.content().length())
        .sum();
  }

  /** Returns an image in the size of this budget; empty if it cannot be decoded. */
  Optional<ImageCodec.Encoded> of(Resource image) {
    Optional<ImageCodec.Encoded> known = encoded.get(image.content());
    return known == null ? encode(image, WIDTHS[0], false) : known;
  }

  /**
   * Returns an image no wider than {@code maxWidth}.
   *
   * @param compress whether to encode narrow images again too, and opaque PNGs as JPEG, if that
   *     makes them smaller
   */
  private Optional<ImageCodec.Encoded> encode(Resource image, int maxWidth, boolean compress) {
    ImageCodec.Encoded original = new ImageCodec.Encoded(image.mediaType(), image.content());
    boolean supported = SUPPORTED.contains(image.mediaType());
    int width = width(image, maxWidth);
    boolean narrow = image.width() <= width;
    if (supported && (!SCALABLE.contains(image.mediaType()) || (narrow && !compress))) {
      return Optional.of(original);
    }
    Optional<ImageCodec.Encoded> scaled =
        narrow || compress
            ? ImageCodec.develop(
                image, width, pixels -> encode(ImageCodec.narrowed(pixels, width), image, compress))
            : supported
                ? variants.smaller(image, List.of(width)).map(copies -> copies.get(width))
                : variants.of(image, width);
    return supported
        ? Optional.of(scaled.filter(s -> isSmaller(s, original)).orElse(original))
        : scaled;
  }

  private static int width(Resource image, int maxWidth) {
    long byHeight =
        (long) MAX_HEIGHT_FACTOR * maxWidth * image.width() / Math.max(1, image.height());
    return (int) Math.max(1, Math.min(maxWidth, byHeight));
  }

  private static ImageCodec.Encoded encode(BufferedImage pixels, Resource image, boolean compress) {
    ImageCodec.Encoded encoded = ImageCodec.encode(pixels, image.content(), image.mediaType());
    if (compress && encoded.mediaType().equals("image/png") && !pixels.getColorModel().hasAlpha()) {
      ImageCodec.Encoded lossy = ImageCodec.jpeg(pixels);
      return isSmaller(lossy, encoded) ? lossy : encoded;
    }
    return encoded;
  }

  private static boolean isSmaller(ImageCodec.Encoded one, ImageCodec.Encoded other) {
    return one.content().length() < other.content().length();
  }
}
