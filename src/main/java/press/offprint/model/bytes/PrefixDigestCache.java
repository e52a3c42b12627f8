package press.offprint.model.bytes;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Digests of runs of bytes of which many begin alike, as the pages of a site do with their style
 * sheet: the beginning is digested once for all. It is found by comparing one run with the one
 * before. Safe for many threads.
 */
final class PrefixDigestCache {
  // Below it, comparing and copying are not worth it.
  private static final int LEAST = 4 << 10;
  // Longer runs are pictures and ebooks, and one of them is kept for comparing.
  private static final int LONGEST = 1 << 20;
  // One for each language and kind of page that come by turns; more would be looked through for
  // each run.
  private static final int KEPT = 4;

  private final List<Beginning> known = new CopyOnWriteArrayList<>();
  private byte[] last = {};

  /** A beginning; its digest has taken it in, and is only copied. */
  private static final class Beginning {
    private final byte[] bytes;
    private final MessageDigest digest = Bytes.digest();

    Beginning(byte[] bytes) {
      this.bytes = bytes;
      digest.update(bytes);
    }

    boolean begins(byte[] data) {
      return data.length >= bytes.length
          && Arrays.equals(data, 0, bytes.length, bytes, 0, bytes.length);
    }

    /** A digest that goes on from here; empty where the provider's cannot be copied. */
    Optional<MessageDigest> goOn() {
      try {
        return Optional.of((MessageDigest) digest.clone());
      } catch (CloneNotSupportedException e) {
        // Another provider than Java's own: then all of it is digested.
        return Optional.empty();
      }
    }
  }

  /** The SHA-256 of {@code data}, 32 bytes. */
  byte[] sha256(byte[] data) {
    if (data.length < LEAST || data.length > LONGEST) {
      return Bytes.digest().digest(data);
    }
    for (Beginning beginning : known) {
      if (beginning.begins(data)) {
        Optional<MessageDigest> digest = beginning.goOn();
        if (digest.isPresent()) {
          int from = beginning.bytes.length;
          digest.get().update(data, from, data.length - from);
          return digest.get().digest();
        }
      }
    }
    learn(data);
    return Bytes.digest().digest(data);
  }

  private synchronized void learn(byte[] data) {
    int differs = Arrays.mismatch(last, data);
    last = data;
    int same = differs < 0 ? data.length : differs;
    if (same >= LEAST) {
      known.add(new Beginning(Arrays.copyOf(data, same)));
      if (known.size() > KEPT) {
        known.remove(0);
      }
    }
  }
}
