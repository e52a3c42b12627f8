package press.offprint.pipeline.plan;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.LinkedHashMap;
import java.util.Map;
import press.offprint.content.site.SiteIndex;

/**
 * The site indexes of recent runs, by name, so that a job names its index and does not hold it.
 * Safe for many threads.
 */
public final class SiteIndexes {
  // The run that ends and the run that begins.
  private static final int KEPT = 2;

  @GuardedBy("this")
  private final Map<String, SiteIndex> indexes = new LinkedHashMap<>();

  @GuardedBy("this")
  private long runs;

  /** Stores an index and returns its name. The index before the last one is removed. */
  public synchronized String add(SiteIndex index) {
    String name = "run-" + ++runs;
    indexes.put(name, index);
    if (indexes.size() > KEPT) {
      indexes.remove(indexes.keySet().iterator().next());
    }
    return name;
  }

  /**
   * Returns the index with this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public synchronized SiteIndex get(String name) {
    SiteIndex index = indexes.get(name);
    if (index == null) {
      throw new IllegalArgumentException("There is no site index " + name);
    }
    return index;
  }
}
