package press.offprint.edition;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import press.offprint.model.interrupt.Interruption;

/**
 * One lock for each key that is in use. A call that takes long delays only those that need the same
 * key. Thread-safe.
 */
final class KeyedLocks {
  private final Map<String, CountedLock> locks = new ConcurrentHashMap<>();

  /**
   * Returns the result of {@code work}, which no other thread does for this key at the same time.
   *
   * @throws java.util.concurrent.CancellationException if this thread is interrupted while it waits
   */
  <T> T holding(String key, Supplier<T> work) {
    CountedLock lock =
        locks.compute(
            key,
            (same, known) -> {
              CountedLock counted = known == null ? new CountedLock() : known;
              counted.users++;
              return counted;
            });
    try {
      Interruption.lock(lock);
      try {
        return work.get();
      } finally {
        lock.unlock();
      }
    } finally {
      locks.computeIfPresent(key, (same, known) -> --known.users == 0 ? null : known);
    }
  }

  /** A lock with the number of threads that hold it or wait for it. */
  private static final class CountedLock extends ReentrantLock {
    private static final long serialVersionUID = 1L;

    // Changed only while the map computes the entry of its key.
    private int users;
  }
}
