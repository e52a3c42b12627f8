package press.offprint.pipeline.plan.scan;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import press.offprint.content.site.cascade.Cascades;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.pipeline.disk.source.SourceFile;

/** The values of front matter fields that a post does not have itself. */
public final class PostDefaults {
  private PostDefaults() {}

  /**
   * Returns the defaults of the sections around a post. A draft of Jekyll without a date in its
   * name has the time of its last change, as Jekyll gives it.
   */
  public static Map<String, Object> of(SourceFile file, Cascades cascades) {
    Map<String, Object> sections = cascades.of(file.source());
    boolean dated = SourcePath.of(file.source()).date().isPresent();
    if (!SourcePath.isDraft(file.source()) || dated || sections.containsKey("date")) {
      return sections;
    }
    Map<String, Object> all = new HashMap<>(sections);
    all.put("date", Instant.ofEpochSecond(file.stamp().modifiedNanos() / 1_000_000_000).toString());
    return all;
  }
}
