package press.offprint.pipeline.related;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import press.offprint.catalog.entry.RelatedEntry;

/** Makes lists on a separate thread, so that no edit waits for them. Safe for many threads. */
final class BackgroundLists {
  /**
   * Lists that are made.
   *
   * @param hash of their inputs
   */
  record Made(String hash, Map<String, RelatedEntry> lists) {}

  @GuardedBy("this")
  private String working = "";

  @GuardedBy("this")
  private Made made;

  /** Starts to make lists, unless others are being made. */
  synchronized void start(String hash, Supplier<Made> work) {
    if (!working.isEmpty() || (made != null && made.hash().equals(hash))) {
      return;
    }
    working = hash;
    Thread thread = new Thread(() -> end(work.get()), "offprint-related");
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((failed, e) -> end(null));
    thread.start();
  }

  private synchronized void end(Made result) {
    working = "";
    made = result;
  }

  /** Returns true if lists wait to be taken. */
  synchronized boolean isMade() {
    return made != null;
  }

  /** Returns and removes the lists that are made. */
  synchronized Optional<Made> take() {
    Optional<Made> taken = Optional.ofNullable(made);
    made = null;
    return taken;
  }
}
