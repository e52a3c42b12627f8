package press.offprint.pipeline.plan;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.cascade.Cascades;
import press.offprint.content.site.reference.LinkMemory;
import press.offprint.content.site.reference.PostHeader;

/**
 * The site indexes of the last plan. An edit of the text of a post does not change the index, so a
 * watched folder of many posts does not need a new one for each edit. Safe for many threads.
 */
public final class SiteIndexCache {
  @GuardedBy("this")
  private final List<SiteIndex> last = new ArrayList<>();

  // Those of the present plan: of all posts, and of the posts without conflicts; both once more if
  // posts failed before.
  @GuardedBy("this")
  private final List<SiteIndex> used = new ArrayList<>();

  /** Returns the index of these posts: a former one if it is equal. */
  public synchronized SiteIndex of(
      Collection<PostHeader> headers,
      Cascades cascades,
      LinkMemory memory,
      Map<String, Object> data) {
    for (SiteIndex known : last) {
      if (known.isOf(headers, cascades, memory, data)) {
        used.add(known);
        return known;
      }
    }
    SiteIndex made = SiteIndex.of(headers, cascades, memory, data);
    last.add(made);
    used.add(made);
    return made;
  }

  /** Ends a plan: the indexes that it did not need are forgotten. */
  public synchronized void end() {
    last.retainAll(used);
    used.clear();
  }
}
