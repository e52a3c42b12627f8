package press.offprint.edition.epub.image;

import java.awt.image.BufferedImage;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import press.offprint.edition.ImageCodec;
import press.offprint.edition.ImageVariants;
import press.offprint.model.Resource;
import press.offprint.model.bytes.Bytes;

/**
 * The forms in which pictures go into one book: none wider than screens for reading show, and all
 * of them narrower still where together they would make the book large.
 */
final class ImageBudget {
  private static final Set<String> KEPT =
      Set.of("image/png", "image/jpeg", "image/gif", "image/svg+xml");
  private static final Set<String> NARROWED = Set.of("image/png", "image/jpeg", "image/webp");

  /** Tried one after the other. */
  private static final int[] WIDTHS = {1600, 1200, 900, 640, 480}; // The first as for pages.

  /** How many times as tall as wide a page may be. */
  private static final int TALL = 2;

  private final Map<Bytes, Optional<ImageCodec.Encoded>> forms;
  private final ImageVariants variants;

  private ImageBudget(Map<Bytes, Optional<ImageCodec.Encoded>> forms, ImageVariants variants) {
    this.forms = forms;
    this.variants = variants;
  }

  /** The largest forms that fit into {@code limit} bytes, or the smallest where none do. */
  static ImageBudget of(Collection<Resource> pictures, long limit, ImageVariants variants) {
    ImageBudget sizes = new ImageBudget(Map.of(), variants);
    for (int i = 0; i < WIDTHS.length; i++) {
      Map<Bytes, Optional<ImageCodec.Encoded>> forms = new HashMap<>();
      for (Resource picture : pictures) {
        forms.put(picture.content(), sizes.form(picture, WIDTHS[i], i > 0));
      }
      sizes = new ImageBudget(forms, variants);
      if (sizes.bytes() <= limit) {
        return sizes;
      }
    }
    return sizes;
  }

  /** Of all pictures together. */
  long bytes() {
    return forms.values().stream()
        .flatMap(Optional::stream)
        .mapToLong(form -> form.content().length())
        .sum();
  }

  /** The form of a picture; empty where it cannot be decoded. */
  Optional<ImageCodec.Encoded> of(Resource picture) {
    Optional<ImageCodec.Encoded> known = forms.get(picture.content());
    return known == null ? form(picture, WIDTHS[0], false) : known;
  }

  /**
   * @param spare whether space is short: then what is narrow enough is compressed again, with loss
   *     where nothing shines through, and the smaller file is taken
   */
  private Optional<ImageCodec.Encoded> form(Resource picture, int widest, boolean spare) {
    ImageCodec.Encoded whole = new ImageCodec.Encoded(picture.mediaType(), picture.content());
    boolean kept = KEPT.contains(picture.mediaType());
    int width = width(picture, widest);
    boolean narrow = picture.width() <= width;
    if (kept && (!NARROWED.contains(picture.mediaType()) || (narrow && !spare))) {
      return Optional.of(whole);
    }
    Optional<ImageCodec.Encoded> made =
        narrow || spare
            ? ImageCodec.develop(
                picture, width, image -> encode(ImageCodec.narrowed(image, width), picture, spare))
            : variants.of(picture, width);
    return kept ? Optional.of(made.filter(m -> smaller(m, whole)).orElse(whole)) : made;
  }

  private static int width(Resource picture, int widest) {
    long byHeight = (long) TALL * widest * picture.width() / Math.max(1, picture.height());
    return (int) Math.max(1, Math.min(widest, byHeight));
  }

  private static ImageCodec.Encoded encode(BufferedImage image, Resource picture, boolean spare) {
    ImageCodec.Encoded made = ImageCodec.encode(image, picture.content(), picture.mediaType());
    if (spare && made.mediaType().equals("image/png") && !image.getColorModel().hasAlpha()) {
      ImageCodec.Encoded lossy = ImageCodec.jpeg(image);
      return smaller(lossy, made) ? lossy : made;
    }
    return made;
  }

  private static boolean smaller(ImageCodec.Encoded one, ImageCodec.Encoded other) {
    return one.content().length() < other.content().length();
  }
}
