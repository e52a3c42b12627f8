package press.offprint.pipeline.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import press.offprint.content.site.config.QueueSettings;
import press.offprint.content.site.config.StoreSettings;
import press.offprint.model.bytes.OutputBuffer;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.bucket.Bucket;
import press.offprint.pipeline.bucket.BucketBlobStore;
import press.offprint.pipeline.bucket.BucketException;
import press.offprint.pipeline.bucket.BucketSettings;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.disk.output.DiskOutputBuffer;
import press.offprint.pipeline.disk.store.BlobStore;
import press.offprint.pipeline.disk.store.FolderBlobStore;

/**
 * The place of the stored renditions: the state folder, or the folder or bucket that {@code store}
 * names.
 */
public final class StoreLocation {
  /** Six attempts wait for about eight seconds in all. */
  private static final int ATTEMPTS = 6;

  private static final Duration PAUSE = Duration.ofMillis(250);

  /** Larger bytes of a bucket are on disk while they are used. */
  private static final int BUFFERED_BYTES = 1 << 20;

  private final StoreSettings store;
  private final Path project;
  private final UnaryOperator<String> environment;

  /**
   * Returns the store of a project; neither the disk nor a bucket is accessed before its first
   * call.
   *
   * @throws OffprintException with a hint if the key of a bucket is missing
   */
  public static BlobStore of(PublishSettings settings, QueueSettings queue, DiskOperations disk) {
    Path state = ProjectLayout.state(settings);
    return new StoreLocation(queue.store(), settings.project(), System::getenv)
        .open(state, disk, new DiskOutputBuffer(state, BUFFERED_BYTES));
  }

  /**
   * Creates the location.
   *
   * @param project the folder that paths are relative to
   * @param environment returns the value of a variable, null if it is not set
   */
  public StoreLocation(StoreSettings store, Path project, UnaryOperator<String> environment) {
    this.store = store;
    this.project = project;
    this.environment = environment;
  }

  /**
   * Returns the store; neither the disk nor a bucket is accessed before its first call.
   *
   * @param state the state folder, which has the store if the settings name none
   * @param buffer holds what is read from a bucket
   * @throws OffprintException with a hint if the key of a bucket is missing
   */
  public BlobStore open(Path state, DiskOperations disk, OutputBuffer buffer) {
    if (store.place().isEmpty()) {
      return new FolderBlobStore(state, disk);
    }
    return BucketSettings.isBucket(store.place())
        ? new BucketBlobStore(new Bucket(bucket(), ATTEMPTS, PAUSE), buffer)
        : FolderBlobStore.shared(project.resolve(store.place()).normalize(), disk);
  }

  private BucketSettings bucket() {
    SecretText text = new SecretText(project, environment);
    Map<String, String> values = new LinkedHashMap<>();
    store
        .bucket()
        .forEach((key, value) -> values.put(key, text.resolve("store." + key, value, found -> {})));
    try {
      return BucketSettings.of(store.place(), values, environment);
    } catch (BucketException e) {
      throw new OffprintException(ExitCode.USAGE, e.getMessage(), e.hint(), e);
    }
  }
}
