package press.offprint.edition.epub.cover;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Values by key; of too many, the least recently used is dropped. Thread-safe. */
final class RecentlyUsed<V> {
  private final int max;

  /** The least recently used first. */
  @GuardedBy("this")
  private final Map<String, V> values = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Creates an empty store.
   *
   * @param max the maximum number of values
   */
  RecentlyUsed(int max) {
    this.max = max;
  }

  synchronized Optional<V> find(String key) {
    return Optional.ofNullable(values.get(key));
  }

  synchronized void keep(String key, V value) {
    values.put(key, value);
    if (values.size() > max) {
      values.remove(values.keySet().iterator().next());
    }
  }
}
