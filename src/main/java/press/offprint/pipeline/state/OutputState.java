package press.offprint.pipeline.state;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.OpenResult;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.config.ProjectLayout;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.disk.RealPaths;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.disk.state.OutputLock;
import press.offprint.pipeline.run.RunListener;

/**
 * The output folder, locked for this process, and its state.
 *
 * @param folder the folder of the state
 * @param lock held until closed
 * @param disk the operations on files
 */
public record OutputState(
    OutputFolder output, Path folder, OutputLock lock, Catalog catalog, DiskOperations disk)
    implements AutoCloseable {
  private static final Duration LONG = Duration.ofHours(1);

  /**
   * Locks the output folder and opens the catalog. A state that an earlier version kept in the
   * output folder is moved before.
   *
   * @throws OffprintException if the folder cannot be written, or another process has the lock
   */
  public static OutputState open(
      PublishSettings settings, RunListener listener, DiskOperations disk) {
    Path state = RealPaths.of(ProjectLayout.createState(settings));
    OutputFolder output = OutputFolder.open(settings.output(), state, disk);
    Duration patience = settings.waiting() ? LONG : Duration.ZERO;
    OutputLock lock = OutputLock.acquire(state, settings.output(), "offprint", patience);
    try {
      boolean killed =
          ProjectLayout.formerState(settings).move(patience, listener::notice) || lock.tookOver();
      return new OutputState(output, state, lock, catalog(output, killed, state, listener), disk);
    } catch (OffprintException e) {
      lock.close();
      throw e;
    }
  }

  private static Catalog catalog(
      OutputFolder output, boolean killed, Path state, RunListener listener) {
    if (killed) {
      output.sweep();
    }
    OpenResult opened = Catalog.open(state);
    opened.notices().forEach(listener::notice);
    Catalog catalog = opened.catalog();
    // A new catalog lists no file, so nothing may be removed until the first run has filled it.
    if (opened.notices().isEmpty()) {
      CrashRecovery.invalidate(catalog, output.withdrawUnknown(() -> CatalogCache.files(catalog)));
    }
    return catalog;
  }

  /**
   * Moves the state of an earlier version out of the output folder, for commands that read the
   * state only.
   *
   * @throws OffprintException if the state cannot be moved, or another process is publishing
   */
  public static void moveFormer(PublishSettings settings, Consumer<String> notices) {
    if (!ProjectLayout.formerState(settings).exists()) {
      return;
    }
    Path state = ProjectLayout.createState(settings);
    try (OutputLock lock =
        OutputLock.acquire(state, settings.output(), "offprint", Duration.ZERO)) {
      boolean killed = ProjectLayout.formerState(settings).move(Duration.ZERO, notices);
      if (killed || lock.tookOver()) {
        // The lock is empty after this, so that no later process would look for unfinished files.
        OutputFolder.open(settings.output(), state).sweep();
      }
    }
  }

  /** Has the next run make the files at {@code paths} again. */
  public static void makeAgain(Catalog catalog, Set<String> paths) {
    CrashRecovery.invalidate(catalog, paths);
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
