package press.offprint.pipeline.version;

import press.offprint.content.site.config.SiteConfigResult;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.SiteConfigLoader;
import press.offprint.pipeline.config.StoreLocation;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.disk.store.BlobStore;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.state.OutputState;

/**
 * The versions of a project while no other process publishes: for {@code gc} and {@code verify}.
 */
public final class VersionMaintenance implements AutoCloseable {
  private final OutputState state;
  private final VersionCleaner cleaner;
  private final BlobStore store;

  private VersionMaintenance(OutputState state, PublishSettings settings) {
    this.state = state;
    SiteConfigResult configured = SiteConfigLoader.load(settings);
    this.store = StoreLocation.of(settings, configured.queue(), state.disk());
    this.cleaner =
        new VersionCleaner(
            store,
            state.catalog().versions(),
            configured.versions(),
            settings.clock(),
            () -> AcceptedLooks.of(state.folder()));
  }

  /**
   * Opens the versions of a project.
   *
   * @throws press.offprint.model.problem.OffprintException if another process publishes, or the
   *     configuration has errors
   */
  public static VersionMaintenance open(PublishSettings settings, RunListener listener) {
    return open(settings, listener, new DiskOperations());
  }

  /** Opens them on a disk that may fail, for tests. */
  public static VersionMaintenance open(
      PublishSettings settings, RunListener listener, DiskOperations disk) {
    OutputState state = OutputState.open(settings, listener, disk);
    try {
      return new VersionMaintenance(state, settings);
    } catch (RuntimeException | Error e) {
      state.close();
      throw e;
    }
  }

  public VersionCleaner cleaner() {
    return cleaner;
  }

  /** Returns the comparison of files with their hashes. */
  public FileVerification verification() {
    return new FileVerification(store, state.catalog(), state.output());
  }

  @Override
  public void close() {
    state.close();
  }
}
