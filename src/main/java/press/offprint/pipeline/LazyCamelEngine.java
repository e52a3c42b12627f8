package press.offprint.pipeline;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import press.offprint.model.OffprintException;

/** Starts Camel when it is first needed, or ahead of that. Thread-safe. */
final class LazyCamelEngine implements AutoCloseable {
  private final Supplier<CamelEngine> start;
  private Optional<CompletableFuture<CamelEngine>> engine = Optional.empty();

  /**
   * @param start throws {@link OffprintException} where it cannot be started
   */
  LazyCamelEngine(Supplier<CamelEngine> start) {
    this.start = start;
  }

  /**
   * Camel, running.
   *
   * @throws OffprintException where it cannot be started
   */
  CamelEngine engine() {
    CompletableFuture<CamelEngine> running;
    synchronized (this) {
      if (engine.isEmpty()) {
        engine = Optional.of(CompletableFuture.completedFuture(start.get()));
      }
      running = engine.get();
    }
    try {
      return running.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof OffprintException told ? told : e;
    }
  }

  /** Starts it on another thread, if it was not yet; what goes wrong is told to who needs it. */
  synchronized void startInBackground() {
    if (engine.isPresent()) {
      return;
    }
    CompletableFuture<CamelEngine> starting = new CompletableFuture<>();
    engine = Optional.of(starting);
    Thread thread = new Thread(() -> starting.complete(start.get()), "offprint-camel");
    thread.setUncaughtExceptionHandler((t, e) -> starting.completeExceptionally(e));
    thread.setDaemon(true);
    thread.start();
  }

  synchronized boolean isOn() {
    return engine.isPresent();
  }

  @Override
  public void close() {
    if (isOn()) {
      try {
        engine().close();
      } catch (OffprintException | CompletionException e) {
        // It never ran, and nobody needed it.
      }
    }
  }
}
