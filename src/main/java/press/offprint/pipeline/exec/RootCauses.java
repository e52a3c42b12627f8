package press.offprint.pipeline.exec;

import java.util.Optional;
import java.util.stream.Stream;
import press.offprint.catalog.entry.CatalogException;
import press.offprint.model.OffprintException;
import press.offprint.pipeline.disk.StoreException;

/** Looks behind the exceptions that Camel wraps around what happened. */
public final class RootCauses {
  private RootCauses() {}

  /** The first cause's message, or its class where it says nothing. */
  public static String first(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  /** What to tell people: our own words where there are any, else {@link #first}. */
  public static String told(Throwable failure) {
    return Stream.of(OffprintException.class, StoreException.class, CatalogException.class)
        .flatMap(type -> find(failure, type).stream())
        .map(Throwable::getMessage)
        .findFirst()
        .orElseGet(() -> "A run ended early: " + first(failure) + ".");
  }

  /** The first of {@code type} among a failure and its causes. */
  public static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }
}
