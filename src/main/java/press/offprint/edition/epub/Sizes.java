package press.offprint.edition.epub;

import java.awt.image.BufferedImage;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import press.offprint.edition.Copies;
import press.offprint.edition.Raster;
import press.offprint.model.Bytes;
import press.offprint.model.Resource;

/**
 * The forms in which pictures go into one book: none wider than screens for reading show, and all
 * of them narrower still where together they would make the book large.
 */
final class Sizes {
  private static final Set<String> KEPT =
      Set.of("image/png", "image/jpeg", "image/gif", "image/svg+xml");
  private static final Set<String> NARROWED = Set.of("image/png", "image/jpeg", "image/webp");

  /** Tried one after the other. */
  private static final int[] WIDTHS = {1600, 1200, 900, 640, 480}; // The first as for pages.

  /** How many times as tall as wide a page may be. */
  private static final int TALL = 2;

  private final Map<Bytes, Optional<Raster.Encoded>> forms;
  private final Copies copies;

  private Sizes(Map<Bytes, Optional<Raster.Encoded>> forms, Copies copies) {
    this.forms = forms;
    this.copies = copies;
  }

  /** The largest forms that fit into {@code limit} bytes, or the smallest where none do. */
  static Sizes of(Collection<Resource> pictures, long limit, Copies copies) {
    Sizes sizes = new Sizes(Map.of(), copies);
    for (int i = 0; i < WIDTHS.length; i++) {
      Map<Bytes, Optional<Raster.Encoded>> forms = new HashMap<>();
      for (Resource picture : pictures) {
        forms.put(picture.content(), sizes.form(picture, WIDTHS[i], i > 0));
      }
      sizes = new Sizes(forms, copies);
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
  Optional<Raster.Encoded> of(Resource picture) {
    Optional<Raster.Encoded> known = forms.get(picture.content());
    return known == null ? form(picture, WIDTHS[0], false) : known;
  }

  /**
   * @param spare whether space is short: then what is narrow enough is compressed again, with loss
   *     where nothing shines through, and the smaller file is taken
   */
  private Optional<Raster.Encoded> form(Resource picture, int widest, boolean spare) {
    Raster.Encoded whole = new Raster.Encoded(picture.mediaType(), picture.content());
    boolean kept = KEPT.contains(picture.mediaType());
    int width = width(picture, widest);
    boolean narrow = picture.width() <= width;
    if (kept && (!NARROWED.contains(picture.mediaType()) || (narrow && !spare))) {
      return Optional.of(whole);
    }
    Optional<Raster.Encoded> made =
        narrow || spare
            ? Raster.develop(
                picture, width, image -> encode(Raster.narrowed(image, width), picture, spare))
            : copies.of(picture, width);
    return kept ? Optional.of(made.filter(m -> smaller(m, whole)).orElse(whole)) : made;
  }

  private static int width(Resource picture, int widest) {
    long byHeight = (long) TALL * widest * picture.width() / Math.max(1, picture.height());
    return (int) Math.max(1, Math.min(widest, byHeight));
  }

  private static Raster.Encoded encode(BufferedImage image, Resource picture, boolean spare) {
    Raster.Encoded made = Raster.encode(image, picture.content(), picture.mediaType());
    if (spare && made.mediaType().equals("image/png") && !image.getColorModel().hasAlpha()) {
      Raster.Encoded lossy = Raster.jpeg(image);
      return smaller(lossy, made) ? lossy : made;
    }
    return made;
  }

  private static boolean smaller(Raster.Encoded one, Raster.Encoded other) {
    return one.content().length() < other.content().length();
  }
}
