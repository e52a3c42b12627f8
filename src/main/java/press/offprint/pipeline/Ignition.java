package press.offprint.pipeline;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Starts Camel when it is first needed, or ahead of that. Thread-safe. */
final class Ignition implements AutoCloseable {
  private final Supplier<Engine> start;
  private Optional<CompletableFuture<Engine>> engine = Optional.empty();

  /**
   * @param start throws {@link SettingsException} where it cannot be started
   */
  Ignition(Supplier<Engine> start) {
    this.start = start;
  }

  /**
   * Camel, running.
   *
   * @throws SettingsException where it cannot be started
   */
  Engine engine() {
    CompletableFuture<Engine> running;
    synchronized (this) {
      if (engine.isEmpty()) {
        engine = Optional.of(CompletableFuture.completedFuture(start.get()));
      }
      running = engine.get();
    }
    try {
      return running.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof SettingsException told ? told : e;
    }
  }

  /** Starts it on another thread, if it was not yet; what goes wrong is told to who needs it. */
  synchronized void ahead() {
    if (engine.isPresent()) {
      return;
    }
    CompletableFuture<Engine> starting = new CompletableFuture<>();
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
      } catch (SettingsException | CompletionException e) {
        // It never ran, and nobody needed it.
      }
    }
  }
}
