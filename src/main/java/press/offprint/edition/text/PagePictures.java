package press.offprint.edition.text;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import press.offprint.edition.Raster;
import press.offprint.model.Content;
import press.offprint.model.Resource;
import press.offprint.model.SitePath;

/**
 * Narrower copies of a page's pictures, so that a phone need not fetch what a large screen shows.
 *
 * @param files by name, beside the page
 * @param sources by the picture's key, what HTML's {@code srcset} says
 */
record PagePictures(Map<String, Raster.Encoded> files, Map<String, String> sources) {
  private static final Set<String> NARROWED = Set.of("image/jpeg", "image/png", "image/webp");

  /** From twice the measure of a page to a phone's width. */
  private static final int[] WIDTHS = {1600, 1200, 800, 480};

  private static final int WIDEST = WIDTHS[0];
  private static final int NARROWEST = WIDTHS[WIDTHS.length - 1];

  /** A copy has to be that much narrower, and that much smaller, to be worth a file. */
  private static final double WORTH = 0.8;

  /** The original of a picture beyond this width is for those who follow a link to it. */
  private static final int WIDEST_SOURCE = 2400;

  static PagePictures of(Content content) {
    PagePictures pictures = new PagePictures(new TreeMap<>(), new TreeMap<>());
    for (Resource resource : new TreeMap<>(content.resources()).values()) {
      if (NARROWED.contains(resource.mediaType())
          && NARROWEST < resource.width() * WORTH
          && content.body().contains("src=\"resource:" + resource.key() + "\"")) {
        pictures.narrow(resource, content.resources().keySet());
      }
    }
    return pictures;
  }

  private void narrow(Resource resource, Set<String> taken) {
    List<String> sources =
        Raster.develop(resource, WIDEST, image -> copies(image, resource, taken)).orElse(List.of());
    if (!sources.isEmpty()) {
      if (resource.width() <= WIDEST_SOURCE) {
        sources.add(SitePath.encode(resource.key()) + " " + resource.width() + "w");
      }
      this.sources.put(resource.key(), String.join(", ", sources));
    }
  }

  private List<String> copies(BufferedImage decoded, Resource resource, Set<String> taken) {
    List<String> sources = new ArrayList<>();
    NavigableMap<Integer, BufferedImage> made = new TreeMap<>();
    for (int width : WIDTHS) {
      if (width < resource.width() * WORTH) {
        // A copy of twice the width holds all that this one shows, in fewer pixels.
        Map.Entry<Integer, BufferedImage> wider = made.ceilingEntry(2 * width);
        BufferedImage image = Raster.narrowed(wider == null ? decoded : wider.getValue(), width);
        made.put(width, image);
        Raster.Encoded copy = Raster.encode(image, resource.content(), resource.mediaType());
        String name = name(resource.key(), width, copy.mediaType());
        if (copy.content().length() < resource.content().length() * WORTH
            && !taken.contains(name)) {
          files.put(name, copy);
          sources.add(0, SitePath.encode(name) + " " + width + "w");
        }
      }
    }
    return sources;
  }

  private static String name(String key, int width, String mediaType) {
    String stem = key.substring(0, key.lastIndexOf('.'));
    return stem + "-" + width + "w" + (mediaType.equals("image/png") ? ".png" : ".jpg");
  }
}
