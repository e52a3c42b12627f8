package press.offprint.pipeline.exec;

import java.util.Optional;
import press.offprint.model.problem.OffprintException;

/** The causes behind the exceptions in which Camel and other libraries wrap a failure. */
public final class RootCauses {
  private RootCauses() {}

  /** Returns the message of the first cause, or its class if it has none. */
  public static String message(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  /** Returns the message for people of a run that failed. */
  public static String report(Throwable failure) {
    return find(failure, OffprintException.class)
        .map(Throwable::getMessage)
        .orElseGet(() -> "A run failed: " + message(failure) + ".");
  }

  /** Returns the first exception of {@code type} among a failure and its causes. */
  public static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }
}
