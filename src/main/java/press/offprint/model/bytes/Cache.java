package press.offprint.model.bytes;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A cache of results, of this run or an earlier one, by a key of all inputs. A missing entry costs
 * time and never changes a result, because an entry depends only on its key and on this build.
 * Thread-safe.
 */
public interface Cache {
  /** The cache that keeps nothing. */
  Cache NONE =
      new Cache() {
        @Override
        public Optional<Bytes> find(String key) {
          return Optional.empty();
        }

        @Override
        public void keep(String key, Bytes result) {
          // Nothing is kept.
        }
      };

  /** Returns the entry for {@code key}; empty if there is none or it is damaged. */
  Optional<Bytes> find(String key);

  /**
   * Stores a result. A failure is ignored, because the result can be computed again.
   *
   * @param key the kind of work and all its inputs, or their fingerprint
   */
  void keep(String key, Bytes result);

  /** Returns the entry for {@code key}, or else the result of {@code work}, which is stored. */
  default Bytes get(String key, Supplier<Bytes> work) {
    return find(key)
        .orElseGet(
            () -> {
              Bytes result = work.get();
              keep(key, result);
              return result;
            });
  }
}
