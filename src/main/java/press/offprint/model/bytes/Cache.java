package press.offprint.model.bytes;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was worked out before, in this run or an earlier one, found by all that it was worked out
 * from. To forget costs time and never changes a result: whatever is kept must follow from its key
 * and from this program alone. Thread-safe.
 */
public interface Cache {
  /** Keeps nothing. */
  Cache NONE =
      new Cache() {
        @Override
        public Optional<Bytes> find(String key) {
          return Optional.empty();
        }

        @Override
        public void keep(String key, Bytes made) {
          // Forgotten.
        }
      };

  /** What was kept for {@code key}; empty where nothing was, or it is no longer whole. */
  Optional<Bytes> find(String key);

  /**
   * Keeps what was made; where that fails, it is made again another time.
   *
   * @param key the kind of work, and everything that it looked at or its fingerprint
   */
  void keep(String key, Bytes made);

  /** What was kept for {@code key}, or else what {@code work} gives, which is kept. */
  default Bytes get(String key, Supplier<Bytes> work) {
    return find(key)
        .orElseGet(
            () -> {
              Bytes made = work.get();
              keep(key, made);
              return made;
            });
  }
}
