package press.offprint.edition.epub.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import press.offprint.edition.ImageCodec;
import press.offprint.edition.ImageVariants;
import press.offprint.edition.epub.chapter.Chapter;
import press.offprint.model.Problem;
import press.offprint.model.ProblemCode;
import press.offprint.model.Resource;
import press.offprint.model.bytes.Bytes;

/**
 * The pictures of one book, each stored once under a name of its own. What every reading system and
 * store takes stays as it is where it is no larger than {@link ImageBudget} allows: PNG, JPEG, GIF,
 * SVG. EPUB 3.3 allows WebP too, but stores and older readers do not, so it becomes JPEG or PNG.
 */
public final class BookImages {
  /** A picture as it lies in the container. */
  public record Picture(String href, String mediaType, Bytes content) {}

  private final ImageBudget sizes;
  private final List<Picture> all = new ArrayList<>();
  private final Map<Bytes, Picture> byContent = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();
  private boolean motion;

  /**
   * @param chapters that show pictures
   * @param cover a picture beside those
   * @param limit of the bytes of all of them
   */
  public BookImages(
      List<Chapter> chapters, Optional<Resource> cover, long limit, ImageVariants variants) {
    Map<Bytes, Resource> shown = new LinkedHashMap<>();
    cover.ifPresent(resource -> shown.put(resource.content(), resource));
    for (Chapter chapter : chapters) {
      Map<String, Resource> resources = chapter.article().content().resources();
      shown(chapter).stream()
          .map(resources::get)
          .filter(Objects::nonNull)
          .forEach(resource -> shown.put(resource.content(), resource));
    }
    this.sizes = ImageBudget.of(shown.values(), limit, variants);
    if (sizes.bytes() > limit) {
      problems.add(
          Problem.warning(
              ProblemCode.LIMIT_SIZE,
              0,
              "The pictures of the EPUB are larger than " + limit + " bytes, small as they are.",
              "Show fewer, or raise limits.ebookBytes in the configuration."));
    }
  }

  /** Takes in what the chapter shows; gives the place in the container of each, by key. */
  public Map<String, String> add(Chapter chapter) {
    Map<String, Resource> resources = chapter.article().content().resources();
    Map<String, String> places = new HashMap<>();
    for (String key : shown(chapter)) {
      Resource resource = resources.get(key);
      if (resource != null) {
        add(resource).ifPresent(picture -> places.put(key, picture.href()));
      }
    }
    return places;
  }

  // In the order of their keys; a link to a file shows nothing.
  private static Set<String> shown(Chapter chapter) {
    Set<String> keys = new TreeSet<>();
    for (String markup : chapter.markups()) {
      String mark = " src=\"resource:";
      for (int at = markup.indexOf(mark); at >= 0; at = markup.indexOf(mark, at + 1)) {
        int start = at + mark.length();
        keys.add(markup.substring(start, markup.indexOf('"', start)));
      }
    }
    return keys;
  }

  /** Takes in one picture; empty, with a problem noted, where no reading system could show it. */
  public Optional<Picture> add(Resource resource) {
    Picture known = byContent.get(resource.content());
    if (known != null) {
      return Optional.of(known);
    }
    Optional<ImageCodec.Encoded> encoded = sizes.of(resource);
    if (encoded.isEmpty()) {
      problems.add(
          Problem.warning(
              ProblemCode.RESOURCE_TYPE,
              0,
              "The EPUB leaves out "
                  + resource.path()
                  + ", which cannot be decoded as "
                  + resource.mediaType()
                  + ".",
              "Save the picture as PNG or JPEG."));
      return Optional.empty();
    }
    motion |= AnimationDetector.in(encoded.get().mediaType(), encoded.get().content());
    return Optional.of(store(resource.key(), encoded.get(), resource.content()));
  }

  /** Stores a picture that was made for this book. */
  public Picture store(String name, ImageCodec.Encoded encoded) {
    return store(name, encoded, encoded.content());
  }

  private Picture store(String name, ImageCodec.Encoded encoded, Bytes origin) {
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String ending = extension(encoded.mediaType());
    String free = stem + ending;
    // Some file systems know no case, so names that differ in case alone are one (OCF 3.3, 4.2.3).
    for (int i = 2; !names.add(free.toLowerCase(Locale.ROOT)); i++) {
      free = stem + "-" + i + ending;
    }
    Picture picture = new Picture("images/" + free, encoded.mediaType(), encoded.content());
    all.add(picture);
    byContent.put(origin, picture);
    return picture;
  }

  private static String extension(String mediaType) {
    return switch (mediaType) {
      case "image/jpeg" -> ".jpg";
      case "image/gif" -> ".gif";
      case "image/svg+xml" -> ".svg";
      default -> ".png";
    };
  }

  public List<Picture> all() {
    return List.copyOf(all);
  }

  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Whether one of them moves. */
  public boolean motion() {
    return motion;
  }
}
