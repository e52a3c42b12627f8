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
import press.offprint.model.Resource;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/**
 * The images of a book, each stored once under a unique name. PNG, JPEG, GIF and SVG are kept if
 * {@link ImageBudget} allows. WebP is valid in EPUB 3.3, but bookstores and older reading systems
 * do not support it, so it is converted to JPEG or PNG.
 */
public final class BookImages {
  /** An image file in the container. */
  public record BookImage(String href, String mediaType, Bytes content) {}

  private final ImageBudget budget;
  private final List<BookImage> all = new ArrayList<>();
  private final Map<Bytes, BookImage> byContent = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();
  private boolean animated;

  /**
   * Chooses the sizes of the images; adds none.
   *
   * @param chapters all chapters of the book
   * @param cover an image that no chapter need show
   * @param maxBytes the size that all images together should not exceed; if they do, there is a
   *     problem
   */
  public BookImages(
      List<Chapter> chapters, Optional<Resource> cover, long maxBytes, ImageVariants variants) {
    Map<Bytes, Resource> shown = new LinkedHashMap<>();
    cover.ifPresent(resource -> shown.put(resource.content(), resource));
    for (Chapter chapter : chapters) {
      Map<String, Resource> resources = chapter.article().content().resources();
      keys(chapter).stream()
          .map(resources::get)
          .filter(Objects::nonNull)
          .forEach(resource -> shown.put(resource.content(), resource));
    }
    this.budget = ImageBudget.of(shown.values(), maxBytes, variants);
    if (budget.bytes() > maxBytes) {
      problems.add(
          Problem.warning(
              ProblemCode.LIMIT_SIZE,
              0,
              "The images of the EPUB have more than "
                  + maxBytes
                  + " bytes even in the smallest size.",
              "Use fewer images, or raise limits.ebookBytes in the configuration."));
    }
  }

  /** Adds the images of a chapter. Returns their files in the container by the resource's key. */
  public Map<String, String> add(Chapter chapter) {
    Map<String, Resource> resources = chapter.article().content().resources();
    Map<String, String> hrefs = new HashMap<>();
    for (String key : keys(chapter)) {
      Resource resource = resources.get(key);
      if (resource != null) {
        add(resource).ifPresent(image -> hrefs.put(key, image.href()));
      }
    }
    return hrefs;
  }

  /** Returns the sorted keys of the images in a chapter; linked files are not among them. */
  private static Set<String> keys(Chapter chapter) {
    Set<String> keys = new TreeSet<>();
    for (String markup : chapter.markups()) {
      String attribute = " src=\"resource:";
      for (int at = markup.indexOf(attribute); at >= 0; at = markup.indexOf(attribute, at + 1)) {
        int start = at + attribute.length();
        keys.add(markup.substring(start, markup.indexOf('"', start)));
      }
    }
    return keys;
  }

  /** Adds an image. Empty, with a problem, if it cannot be decoded. */
  public Optional<BookImage> add(Resource resource) {
    BookImage known = byContent.get(resource.content());
    if (known != null) {
      return Optional.of(known);
    }
    Optional<ImageCodec.Encoded> encoded = budget.of(resource);
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
              "Save the image as PNG or JPEG."));
      return Optional.empty();
    }
    animated |= AnimationDetector.isAnimated(encoded.get().mediaType(), encoded.get().content());
    return Optional.of(store(resource.key(), encoded.get(), resource.content()));
  }

  /** Stores a generated image under {@code name}, or under a similar name if that is taken. */
  public BookImage store(String name, ImageCodec.Encoded encoded) {
    return store(name, encoded, encoded.content());
  }

  private BookImage store(String name, ImageCodec.Encoded encoded, Bytes source) {
    int dot = name.lastIndexOf('.');
    String written = name.substring(name.lastIndexOf('/') + 1, dot > 0 ? dot : name.length());
    String ascii =
        Regex.replaceAll(Regex.replaceAll(written, "[^A-Za-z0-9._-]+", "-"), "^[-.]+|[-.]+$", "");
    String stem = ascii.isEmpty() ? "image" : ascii;
    String extension = extension(encoded.mediaType());
    String free = stem + extension;
    // Names must differ in more than case, for file systems without case (OCF 3.3, section 4.2.3).
    for (int i = 2; !names.add(free.toLowerCase(Locale.ROOT)); i++) {
      free = stem + "-" + i + extension;
    }
    BookImage image = new BookImage("images/" + free, encoded.mediaType(), encoded.content());
    all.add(image);
    byContent.put(source, image);
    return image;
  }

  private static String extension(String mediaType) {
    return switch (mediaType) {
      case "image/jpeg" -> ".jpg";
      case "image/gif" -> ".gif";
      case "image/svg+xml" -> ".svg";
      default -> ".png";
    };
  }

  public List<BookImage> all() {
    return List.copyOf(all);
  }

  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Returns true if an image that was added is animated. */
  public boolean hasAnimation() {
    return animated;
  }
}
