package press.offprint.pipeline;

import java.util.Optional;

/** Looks behind the exceptions that Camel wraps around what happened. */
final class Causes {
  private Causes() {}

  /** The first cause's message, or its class where it says nothing. */
  static String first(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  /** The first of {@code type} among a failure and its causes. */
  static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }
}
