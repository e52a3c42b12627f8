package press.offprint.pipeline;

import java.nio.file.Path;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.CatalogException;
import press.offprint.catalog.Opened;
import press.offprint.pipeline.disk.OutputFolder;
import press.offprint.pipeline.disk.PressLock;

/**
 * The output folder, locked for this press, and the catalog in it.
 *
 * @param lock held until closed
 */
record Memory(OutputFolder output, PressLock lock, Catalog catalog) implements AutoCloseable {
  /** Where a press keeps its state, in the output folder. */
  static final String STATE = ".offprint";

  static Memory open(Settings settings, Listener listener) {
    Path state = settings.output().resolve(STATE);
    OutputFolder output = OutputFolder.open(settings.output());
    PressLock lock = PressLock.acquire(state);
    try {
      output.sweep();
      Opened opened = Catalog.open(state);
      opened.notices().forEach(listener::notice);
      return new Memory(output, lock, opened.catalog());
    } catch (CatalogException e) {
      lock.close();
      throw new SettingsException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    catalog.close();
    lock.close();
  }
}
