package press.offprint.edition.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import press.offprint.edition.ImageCodec;
import press.offprint.edition.ImageVariants;
import press.offprint.model.Content;
import press.offprint.model.Resource;
import press.offprint.model.text.SitePath;

/**
 * Narrower copies of a page's pictures, so that a phone need not fetch what a large screen shows.
 *
 * @param files by name, beside the page
 * @param sources by the picture's key, what HTML's {@code srcset} says
 */
record ResponsiveImages(Map<String, ImageCodec.Encoded> files, Map<String, String> sources) {
  private static final Set<String> NARROWED = Set.of("image/jpeg", "image/png", "image/webp");

  /** The original of a picture beyond this width is for those who follow a link to it. */
  private static final int WIDEST_SOURCE = 2400;

  /** In bytes; a copy of what is lighter saves nobody a noticeable time. */
  private static final int LIGHT = 1 << 16;

  static ResponsiveImages of(Content content, ImageVariants variants) {
    ResponsiveImages pictures = new ResponsiveImages(new TreeMap<>(), new TreeMap<>());
    for (Resource resource : new TreeMap<>(content.resources()).values()) {
      if (NARROWED.contains(resource.mediaType())
          && resource.content().length() > LIGHT
          && content.body().contains("src=\"resource:" + resource.key() + "\"")) {
        pictures.narrow(resource, content.resources().keySet(), variants);
      }
    }
    return pictures;
  }

  private void narrow(Resource resource, Set<String> taken, ImageVariants variants) {
    List<Integer> widths =
        ImageVariants.WIDTHS.stream()
            .filter(width -> width < resource.width() * ImageVariants.WORTH)
            .toList();
    List<String> sources = new ArrayList<>();
    variants
        .of(resource, widths)
        .ifPresent(
            made ->
                made.forEach(
                    (width, copy) -> {
                      String name = name(resource.key(), width, copy.mediaType());
                      if (copy.content().length()
                              < resource.content().length() * ImageVariants.WORTH
                          && !taken.contains(name)) {
                        files.put(name, copy);
                        sources.add(SitePath.encode(name) + " " + width + "w");
                      }
                    }));
    if (!sources.isEmpty()) {
      if (resource.width() <= WIDEST_SOURCE) {
        sources.add(SitePath.encode(resource.key()) + " " + resource.width() + "w");
      }
      this.sources.put(resource.key(), String.join(", ", sources));
    }
  }

  private static String name(String key, int width, String mediaType) {
    String stem = key.substring(0, key.lastIndexOf('.'));
    return stem + "-" + width + "w" + (mediaType.equals("image/png") ? ".png" : ".jpg");
  }
}
