package press.offprint.pipeline.disk.state;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.disk.RealPaths;
import press.offprint.pipeline.disk.StoreException;

/** The lock that lets one process at a time deliver the files of an output folder. */
public final class DeliveryLock implements AutoCloseable {
  private static final String NAME = "deliver.lock";
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final LockFile file;

  private DeliveryLock(LockFile file) {
    this.file = file;
  }

  /**
   * Takes the lock.
   *
   * @param state the state folder, which exists
   * @param waitFor how long to wait for another holder
   * @throws OffprintException if another process holds the lock
   */
  public static DeliveryLock acquire(Path state, Duration waitFor) {
    Path path = RealPaths.of(state).resolve(NAME);
    long deadline = System.nanoTime() + waitFor.toNanos();
    try {
      while (true) {
        Optional<LockFile> taken = LockFile.tryLock(path);
        if (taken.isPresent()) {
          taken.get().sign("process " + ProcessHandle.current().pid() + "\n");
          return new DeliveryLock(taken.get());
        }
        if (System.nanoTime() >= deadline || Thread.currentThread().isInterrupted()) {
          throw new OffprintException(
              "Another Offprint delivers the files of this project: "
                  + LockFile.holder(path)
                  + ". Wait until it has finished.");
        }
        LockSupport.parkNanos(POLL_NANOS);
      }
    } catch (IOException e) {
      throw StoreException.of("The lock of deliveries in " + state + " cannot be taken", e);
    }
  }

  /** Returns true if the last holder was killed, so that targets may have unfinished files. */
  public boolean tookOver() {
    return file.wasKilled();
  }

  @Override
  public void close() {
    try {
      file.finish();
    } catch (IOException e) {
      throw StoreException.of("The lock of deliveries could not be released", e);
    }
  }
}
