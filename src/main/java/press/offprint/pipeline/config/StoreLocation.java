package press.offprint.pipeline.config;

import java.nio.file.Path;
import press.offprint.content.site.config.QueueSettings;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.disk.store.BlobStore;
import press.offprint.pipeline.disk.store.FolderBlobStore;

/** The place of the stored renditions: the state folder, or the folder that {@code store} names. */
public final class StoreLocation {
  private StoreLocation() {}

  /** Returns the store of a project; the disk is not accessed before its first call. */
  public static BlobStore of(PublishSettings settings, QueueSettings queue, DiskOperations disk) {
    return of(settings.project(), queue.store(), ProjectLayout.state(settings), disk);
  }

  /**
   * Returns a store.
   *
   * @param place a folder, absolute or relative to the project; empty for the one in the state
   *     folder
   */
  public static FolderBlobStore of(Path project, String place, Path state, DiskOperations disk) {
    return place.isEmpty()
        ? new FolderBlobStore(state, disk)
        : FolderBlobStore.shared(project.resolve(place).normalize(), disk);
  }
}
