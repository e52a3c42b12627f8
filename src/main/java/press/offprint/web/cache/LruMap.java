package press.offprint.web.cache;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map of the entries that were used last, up to a limit. Not thread-safe. */
public final class LruMap<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;

  private final int limit;

  public LruMap(int limit) {
    super(64, 0.75f, true);
    this.limit = limit;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > limit;
  }
}
