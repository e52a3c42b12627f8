package press.offprint.pipeline.version;

import java.nio.file.Path;
import java.util.List;
import press.offprint.pipeline.disk.StoreException;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.disk.store.BlobStore;
import press.offprint.pipeline.disk.store.FolderBlobStore;

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

  /** Measures the store of a state folder; a store that cannot be read has no files. */
  public static VersionStorage of(int versions, Path state, DiskOperations disk) {
    try {
      List<BlobStore.Blob> blobs = new FolderBlobStore(state, disk).list();
      return new VersionStorage(
          versions, blobs.size(), blobs.stream().mapToLong(BlobStore.Blob::bytes).sum());
    } catch (StoreException e) {
      return new VersionStorage(versions, 0, 0);
    }
  }
}
