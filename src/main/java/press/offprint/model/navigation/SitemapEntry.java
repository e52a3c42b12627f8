package press.offprint.model.navigation;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A page in the sitemap.
 *
 * @param path such as {@code /posts/hello/}
 * @param modified the last known change
 * @param alternates the page in all its languages, itself included, and for {@code x-default};
 *     empty if it has one language
 */
public record SitemapEntry(
    String path, Optional<OffsetDateTime> modified, List<Alternate> alternates) {
  public SitemapEntry {
    alternates = List.copyOf(alternates);
  }

  /**
   * A page in one of its languages.
   *
   * @param language BCP 47 tag, or {@code x-default}
   * @param path of the page
   */
  public record Alternate(String language, String path) {}
}
