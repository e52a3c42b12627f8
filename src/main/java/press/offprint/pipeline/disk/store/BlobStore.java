package press.offprint.pipeline.disk.store;

import java.util.List;
import java.util.Optional;
import press.offprint.model.bytes.Bytes;

/**
 * A store of byte sequences, each under its SHA-256 in lower-case hexadecimal. Stored bytes never
 * change, and they share no file with the output folder. Every failure is a {@link
 * press.offprint.pipeline.disk.StoreException}. Safe for many threads.
 */
public interface BlobStore {
  /** Stores bytes; does nothing if they are stored already and are not damaged. */
  void put(Bytes content);

  /**
   * Returns stored bytes, whose hash is compared first.
   *
   * @return empty if there are none, or if the stored ones are damaged
   */
  Optional<Bytes> find(String sha256);

  /** Returns everything that is stored, sorted by hash. */
  List<Blob> list();

  /** Removes stored bytes; does nothing if there are none. */
  void remove(String sha256);

  /** Stored bytes. */
  record Blob(String sha256, long bytes) {}
}
