package press.offprint.pipeline.state;

import java.time.Duration;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.OpenResult;
import press.offprint.catalog.entry.CatalogException;
import press.offprint.model.OffprintException;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.disk.StoreException;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.disk.output.OutputLock;
import press.offprint.pipeline.record.Unpublisher;
import press.offprint.pipeline.run.RunListener;

/**
 * The output folder, locked for this press, and the catalog in it.
 *
 * @param lock held until closed
 */
public record OutputState(OutputFolder output, OutputLock lock, Catalog catalog)
    implements AutoCloseable {
  /** Where a press keeps its state, in the output folder. */
  public static final String STATE = ".offprint";

  private static final Duration LONG = Duration.ofHours(1);

  /**
   * Locks the output folder and opens the catalog.
   *
   * @throws OffprintException where the folder cannot be written, or another press works on it
   */
  public static OutputState open(
      PublishSettings settings, RunListener listener, DiskOperations disk) {
    try {
      OutputFolder output = OutputFolder.open(settings.output(), disk);
      Duration patience = settings.waiting() ? LONG : Duration.ZERO;
      OutputLock lock = OutputLock.acquire(settings.output(), "offprint", patience);
      return open(output, lock, settings, listener);
    } catch (StoreException e) {
      throw new OffprintException(e.getMessage(), e);
    }
  }

  private static OutputState open(
      OutputFolder output, OutputLock lock, PublishSettings settings, RunListener listener) {
    try {
      if (lock.tookOver()) {
        output.sweep();
      }
      OpenResult opened = Catalog.open(settings.output().resolve(STATE));
      opened.notices().forEach(listener::notice);
      Catalog catalog = opened.catalog();
      // A new catalog knows nothing: then all that was stored stays until it is known again.
      if (opened.notices().isEmpty()) {
        CrashRecovery.invalidate(
            catalog,
            output.withdrawUnknown(
                () -> Unpublisher.paths(catalog.entries(), catalog.siteRenditions())));
      }
      return new OutputState(output, lock, catalog);
    } catch (CatalogException | StoreException e) {
      lock.close();
      throw new OffprintException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    close(() -> {});
  }

  /** Closes it; {@code last} runs when the catalog is as it stays and the lock still holds. */
  public void close(Runnable last) {
    output.close();
    catalog.close();
    last.run();
    lock.close();
  }
}
