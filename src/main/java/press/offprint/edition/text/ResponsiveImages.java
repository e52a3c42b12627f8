package press.offprint.edition.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import press.offprint.edition.ImageCodec;
import press.offprint.edition.ImageVariants;
import press.offprint.model.Article;
import press.offprint.model.Content;
import press.offprint.model.Resource;
import press.offprint.model.text.SitePath;

/**
 * The narrower copies of the images of a page, so that small screens fetch fewer bytes.
 *
 * @param files by name, in the folder of the page
 * @param sources the values of {@code srcset} in HTML, by image key
 * @param outstanding the keys of the images whose copies are still to be made
 */
record ResponsiveImages(
    Map<String, ImageCodec.Encoded> files, Map<String, String> sources, List<String> outstanding) {
  private static final Set<String> NARROWED = Set.of("image/jpeg", "image/png", "image/webp");

  /** A wider original is not part of {@code srcset}; the image links to it. */
  private static final int WIDEST_SOURCE = 2400;

  /** The bytes up to which an image gets no copies. */
  private static final int SMALL = 1 << 16;

  /**
   * Returns the copies for the page of an article.
   *
   * @param later true if copies that are not made yet are {@link #outstanding}, and not made now
   */
  static ResponsiveImages of(Article article, ImageVariants variants, boolean later) {
    Content content = article.content();
    ResponsiveImages images =
        new ResponsiveImages(new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
    for (Resource resource : new TreeMap<>(content.resources()).values()) {
      if (NARROWED.contains(resource.mediaType())
          && resource.content().length() > SMALL
          && content.body().contains("src=\"resource:" + resource.key() + "\"")) {
        images.addCopies(article, resource, variants, later);
      }
    }
    return images;
  }

  private void addCopies(
      Article article, Resource resource, ImageVariants variants, boolean later) {
    List<Integer> widths =
        ImageVariants.WIDTHS.stream()
            .filter(width -> width < resource.width() * ImageVariants.WORTH)
            .toList();
    Optional<NavigableMap<Integer, ImageCodec.Encoded>> copies =
        later ? variants.made(resource, widths) : variants.smaller(resource, widths);
    if (copies.isPresent()) {
      addCopies(article, resource, copies.get());
    } else if (later) {
      outstanding.add(resource.key());
    }
  }

  private void addCopies(
      Article article, Resource resource, NavigableMap<Integer, ImageCodec.Encoded> copies) {
    Set<String> taken = article.content().resources().keySet();
    List<String> sources = new ArrayList<>();
    copies.forEach(
        (width, copy) -> {
          String name = name(resource.key(), width, copy.mediaType());
          if (copy.content().length() < resource.content().length() * ImageVariants.WORTH
              && !taken.contains(name)) {
            files.put(name, copy);
            sources.add(reference(article, name) + " " + width + "w");
          }
        });
    if (!sources.isEmpty()) {
      if (resource.width() <= WIDEST_SOURCE) {
        sources.add(reference(article, resource.key()) + " " + resource.width() + "w");
      }
      this.sources.put(resource.key(), String.join(", ", sources));
    }
  }

  private static String reference(Article article, String name) {
    return SitePath.relative(article.path(), article.files() + name);
  }

  private static String name(String key, int width, String mediaType) {
    String stem = key.substring(0, key.lastIndexOf('.'));
    return stem + "-" + width + "w" + (mediaType.equals("image/png") ? ".png" : ".jpg");
  }
}
