package press.offprint.model;

import java.util.List;
import java.util.Optional;

/**
 * The permalink that front matter requests, as written and not checked yet.
 *
 * @param slug the last segment, from {@code slug} or a file name of Jekyll
 * @param url the whole path, from {@code url} (Hugo), {@code path} (Zola) or {@code permalink}
 *     (Jekyll); may hold tokens such as {@code :title}
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
