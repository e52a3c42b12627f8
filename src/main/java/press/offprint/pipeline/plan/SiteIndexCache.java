package press.offprint.pipeline.plan;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.cascade.Cascades;
import press.offprint.content.site.reference.LinkMemory;
import press.offprint.content.site.reference.PostHeader;

/**
 * The last site indexes. An edit of the text of a post does not change the index, so a watched
 * folder of many posts does not need a new one for each edit. Safe for many threads.
 */
public final class SiteIndexCache {
  // The index of all posts, and that of the posts without conflicts.
  private static final int KEPT = 2;

  @GuardedBy("this")
  private final Deque<SiteIndex> last = new ArrayDeque<>();

  /** Returns the index of these posts: a former one if it is equal. */
  public synchronized SiteIndex of(
      Collection<PostHeader> headers,
      Cascades cascades,
      LinkMemory memory,
      Map<String, Object> data) {
    for (SiteIndex known : last) {
      if (known.isOf(headers, cascades, memory, data)) {
        last.remove(known);
        last.addFirst(known);
        return known;
      }
    }
    SiteIndex made = SiteIndex.of(headers, cascades, memory, data);
    last.addFirst(made);
    if (last.size() > KEPT) {
      last.removeLast();
    }
    return made;
  }
}
