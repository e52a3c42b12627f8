package press.offprint.pipeline;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import press.offprint.edition.EditionException;
import press.offprint.model.Code;

/**
 * Keeps what one post does to a thread from reaching any other post: each call runs on a thread of
 * its own with a deep stack and a deadline, and a stack or heap that overflows ends that call
 * alone.
 */
final class Guard {
  // Reserved, not committed: parsers and layout engines recurse once for each level of nesting.
  private static final long STACK_BYTES = 64L << 20;

  private final int seconds;

  Guard(int seconds) {
    this.seconds = seconds;
  }

  /**
   * The result of {@code work}.
   *
   * @param what names the step in messages, such as {@code "the PDF"}
   * @throws EditionException where a limit ended it, or whatever unchecked exception it threw
   */
  <T> T call(String what, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(null, task, "offprint-" + what, STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      throw new EditionException(
          Code.LIMIT_TIME, "Making " + what + " took more than " + seconds + " seconds.", e);
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new CancellationException("Stopped while making " + what);
    } catch (ExecutionException e) {
      throw translated(what, e.getCause());
    }
  }

  private static RuntimeException translated(String what, Throwable cause) {
    if (cause instanceof StackOverflowError) {
      return new EditionException(
          Code.LIMIT_DEPTH, "Something in the post is nested too deeply for " + what + ".", cause);
    }
    if (cause instanceof OutOfMemoryError) {
      return new EditionException(
          Code.LIMIT_MEMORY, "The post needs more memory for " + what + " than there is.", cause);
    }
    if (cause instanceof RuntimeException unchecked) {
      return unchecked;
    }
    return new IllegalStateException("Making " + what + " failed: " + cause, cause);
  }
}
