package press.offprint.pipeline.related;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import press.offprint.content.site.BuildOptions;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.SiteLists;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Metadata;

/** The posts that are suggested and suggest others, and the suggestions of authors. */
final class Eligibility {
  private static final Set<String> NO = Set.of("false", "no", "off");

  private Eligibility() {}

  /**
   * Returns true if a post is no draft, no page of a section, not of the future, and takes part.
   */
  static boolean test(String source, Metadata metadata, Instant now) {
    Map<String, Object> fields = metadata.fields();
    boolean future =
        metadata.dates().publishDate().or(() -> metadata.dates().date()).stream()
            .anyMatch(date -> date.toInstant().isAfter(now));
    return !SiteLists.isSection(source)
        && !metadata.draft()
        && !future
        && !NO.contains(text(fields, "related"))
        && !text(fields, "kind").equals("page")
        && BuildOptions.of(fields).listing() == BuildOptions.Listing.ALWAYS;
  }

  private static String text(Map<String, Object> fields, String name) {
    Object value = fields.get(name);
    boolean scalar = value instanceof String || value instanceof Boolean;
    return scalar ? value.toString().strip().toLowerCase(Locale.ROOT) : "";
  }

  /** Returns the posts that the author recommends and the site has, in the order of the author. */
  static List<PostHeader> recommended(PostHeader header, SiteIndex siteIndex, String baseUrl) {
    Object written = header.metadata().fields().get("recommendations");
    List<?> references =
        written instanceof List<?> list
            ? list
            : written instanceof String ? List.of(written) : List.of();
    List<PostHeader> found = new ArrayList<>();
    for (Object reference : references) {
      String text = String.valueOf(reference).strip();
      String path = text.startsWith(baseUrl) ? text.substring(baseUrl.length() - 1) : text;
      siteIndex
          .findByReference(header.source(), path)
          .filter(post -> !post.source().equals(header.source()) && !found.contains(post))
          .ifPresent(found::add);
    }
    return found;
  }
}
