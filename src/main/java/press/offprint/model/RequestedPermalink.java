package press.offprint.model;

import java.util.List;
import java.util.Optional;

/**
 * The place in the site that a post asks for, as written; not yet checked.
 *
 * @param slug the last segment, from {@code slug} or a Jekyll file name
 * @param url the whole path, from Hugo's {@code url}, Zola's {@code path} or Jekyll's {@code
 *     permalink}; may hold Jekyll's {@code :name} parts
 * @param aliases former paths
 */
public record RequestedPermalink(
    Optional<String> slug, Optional<String> url, List<String> aliases) {
  public static final RequestedPermalink NONE =
      new RequestedPermalink(Optional.empty(), Optional.empty(), List.of());

  public RequestedPermalink {
    aliases = List.copyOf(aliases);
  }
}
