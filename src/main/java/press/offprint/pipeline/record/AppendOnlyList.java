package press.offprint.pipeline.record;

import java.util.ArrayList;
import java.util.List;

/**
 * A list that others are made from by adding to it. The longer one shares what the shorter one
 * holds, so that ten thousand steps do not copy it ten thousand times. Never changes for who holds
 * it.
 */
final class AppendOnlyList<T> {
  // Of this list the first ones; the rest belongs to those that were made from it.
  private final List<T> shared;
  private final int size;

  private AppendOnlyList(List<T> shared, int size) {
    this.shared = shared;
    this.size = size;
  }

  static <T> AppendOnlyList<T> of(List<T> items) {
    return new AppendOnlyList<>(new ArrayList<>(items), items.size());
  }

  /** This list, and after it others. */
  AppendOnlyList<T> and(List<? extends T> others) {
    synchronized (shared) {
      List<T> longer = shared.size() == size ? shared : new ArrayList<>(shared.subList(0, size));
      longer.addAll(others);
      return new AppendOnlyList<>(longer, longer.size());
    }
  }

  /** All that it holds, as a list that never changes. */
  List<T> all() {
    synchronized (shared) {
      return List.copyOf(shared.subList(0, size));
    }
  }
}
