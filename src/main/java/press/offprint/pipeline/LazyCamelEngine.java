package press.offprint.pipeline;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import press.offprint.model.problem.OffprintException;

/**
 * Starts Camel when it is first needed, or in the background as soon as work is likely. Safe for
 * many threads.
 */
final class LazyCamelEngine implements AutoCloseable {
  private final Supplier<CamelEngine> start;

  @GuardedBy("this")
  private CompletableFuture<CamelEngine> engine;

  /**
   * Creates the engine without starting it.
   *
   * @param start throws {@link OffprintException} if a route cannot be used
   */
  LazyCamelEngine(Supplier<CamelEngine> start) {
    this.start = start;
  }

  /**
   * Returns Camel after it has started.
   *
   * @throws OffprintException if a route cannot be used
   */
  CamelEngine get() {
    CompletableFuture<CamelEngine> running;
    synchronized (this) {
      if (engine == null) {
        engine = CompletableFuture.completedFuture(start.get());
      }
      running = engine;
    }
    try {
      return running.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof OffprintException known ? known : e;
    }
  }

  /** Starts Camel on another thread. A failure is thrown by {@link #get}. */
  synchronized void startInBackground() {
    if (engine != null) {
      return;
    }
    CompletableFuture<CamelEngine> starting = new CompletableFuture<>();
    engine = starting;
    Thread thread = new Thread(() -> starting.complete(start.get()), "offprint-camel");
    thread.setUncaughtExceptionHandler((t, e) -> starting.completeExceptionally(e));
    thread.setDaemon(true);
    thread.start();
  }

  synchronized boolean isStarted() {
    return engine != null;
  }

  @Override
  public void close() {
    if (isStarted()) {
      try {
        get().close();
      } catch (OffprintException | CompletionException e) {
        // Camel never started, and no run needed it.
      }
    }
  }
}
