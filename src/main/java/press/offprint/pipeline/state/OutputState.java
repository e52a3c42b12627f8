package press.offprint.pipeline.state;

import java.time.Duration;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.OpenResult;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.config.ProjectLayout;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.disk.output.OutputLock;
import press.offprint.pipeline.run.RunListener;

/**
 * The output folder, locked for this process, and its catalog.
 *
 * @param lock held until closed
 */
public record OutputState(OutputFolder output, OutputLock lock, Catalog catalog)
    implements AutoCloseable {
  private static final Duration LONG = Duration.ofHours(1);

  /**
   * Locks the output folder and opens the catalog.
   *
   * @throws OffprintException if the folder cannot be written, or another process has the lock
   */
  public static OutputState open(
      PublishSettings settings, RunListener listener, DiskOperations disk) {
    OutputFolder output = OutputFolder.open(settings.output(), disk);
    Duration patience = settings.waiting() ? LONG : Duration.ZERO;
    OutputLock lock = OutputLock.acquire(settings.output(), "offprint", patience);
    try {
      return new OutputState(output, lock, catalog(output, lock, settings, listener));
    } catch (OffprintException e) {
      lock.close();
      throw e;
    }
  }

  private static Catalog catalog(
      OutputFolder output, OutputLock lock, PublishSettings settings, RunListener listener) {
    if (lock.tookOver()) {
      output.sweep();
    }
    OpenResult opened = Catalog.open(ProjectLayout.state(settings));
    opened.notices().forEach(listener::notice);
    Catalog catalog = opened.catalog();
    // A new catalog lists no file, so nothing may be removed until the first run has filled it.
    if (opened.notices().isEmpty()) {
      CrashRecovery.invalidate(catalog, output.withdrawUnknown(() -> CatalogCache.files(catalog)));
    }
    return catalog;
  }

  @Override
  public void close() {
    close(() -> {});
  }

  /** Closes the folder and the catalog, runs {@code last}, and releases the lock. */
  public void close(Runnable last) {
    output.close();
    catalog.close();
    last.run();
    lock.close();
  }
}
