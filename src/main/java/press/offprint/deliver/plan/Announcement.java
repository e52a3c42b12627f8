package press.offprint.deliver.plan;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * A post or an issue that is announced once.
 *
 * @param source its name in the catalog, which outlives its address
 * @param kind {@link #POST} or {@link #ISSUE}
 * @param path of its page relative to the output folder
 * @param permalink such as {@code /posts/hello/}
 * @param files the paths of all its files, the page among them
 */
public record Announcement(
    String source,
    String kind,
    String path,
    String permalink,
    String title,
    String summary,
    String language,
    OffsetDateTime date,
    List<String> files) {
  public static final String POST = "post";
  public static final String ISSUE = "issue";

  public Announcement {
    files = List.copyOf(files);
  }
}
