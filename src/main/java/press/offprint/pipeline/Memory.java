package press.offprint.pipeline;

import java.time.Duration;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.CatalogException;
import press.offprint.catalog.Opened;
import press.offprint.pipeline.disk.Disk;
import press.offprint.pipeline.disk.OutputFolder;
import press.offprint.pipeline.disk.PressBusyException;
import press.offprint.pipeline.disk.PressLock;
import press.offprint.pipeline.disk.StoreException;

/**
 * The output folder, locked for this press, and the catalog in it.
 *
 * @param lock held until closed
 */
record Memory(OutputFolder output, PressLock lock, Catalog catalog) implements AutoCloseable {
  /** Where a press keeps its state, in the output folder. */
  static final String STATE = ".offprint";

  private static final Duration LONG = Duration.ofHours(1);

  /**
   * Locks the output folder and opens the catalog.
   *
   * @throws SettingsException where the folder cannot be written, or another press works on it
   */
  static Memory open(Settings settings, Listener listener, Disk disk) {
    try {
      OutputFolder output = OutputFolder.open(settings.output(), disk);
      Duration patience = settings.waiting() ? LONG : Duration.ZERO;
      PressLock lock = PressLock.acquire(settings.output(), "offprint", patience);
      return open(output, lock, settings, listener);
    } catch (StoreException | PressBusyException e) {
      throw new SettingsException(e.getMessage(), e);
    }
  }

  private static Memory open(
      OutputFolder output, PressLock lock, Settings settings, Listener listener) {
    try {
      if (lock.tookOver()) {
        output.sweep();
      }
      Opened opened = Catalog.open(settings.output().resolve(STATE));
      opened.notices().forEach(listener::notice);
      Catalog catalog = opened.catalog();
      // A new catalog knows nothing: then all that was stored stays until it is known again.
      if (opened.notices().isEmpty()) {
        Doubts.cast(
            catalog,
            output.withdrawUnknown(
                () -> Withdrawals.paths(catalog.entries(), catalog.siteRenditions())));
      }
      return new Memory(output, lock, catalog);
    } catch (CatalogException | StoreException e) {
      lock.close();
      throw new SettingsException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    close(() -> {});
  }

  /** Closes it; {@code last} runs when the catalog is as it stays and the lock still holds. */
  void close(Runnable last) {
    output.close();
    catalog.close();
    last.run();
    lock.close();
  }
}
