package press.offprint.pipeline.version;

import java.util.List;
import press.offprint.pipeline.disk.StoreException;
import press.offprint.pipeline.disk.store.BlobStore;

/**
 * The room that versions take.
 *
 * @param versions their number
 * @param files the number of stored files
 * @param bytes of these files
 */
public record VersionStorage(int versions, int files, long bytes) {
  /** Nothing is stored. */
  public static final VersionStorage NONE = new VersionStorage(0, 0, 0);

  /** Measures a store; one that cannot be read has no files. */
  public static VersionStorage of(int versions, BlobStore store) {
    try {
      List<BlobStore.Blob> blobs = store.list();
      return new VersionStorage(
          versions, blobs.size(), blobs.stream().mapToLong(BlobStore.Blob::bytes).sum());
    } catch (StoreException e) {
      return new VersionStorage(versions, 0, 0);
    }
  }
}
