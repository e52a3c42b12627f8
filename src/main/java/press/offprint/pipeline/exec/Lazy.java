package press.offprint.pipeline.exec;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A value made once, when it is first asked for, whoever asks.
 *
 * @param <T> never null
 */
public final class Lazy<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private volatile Optional<T> value = Optional.empty();

  public Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public T get() {
    Optional<T> known = value;
    if (known.isEmpty()) {
      synchronized (this) {
        known = value;
        if (known.isEmpty()) {
          known = Optional.of(maker.get());
          value = known;
        }
      }
    }
    return known.get();
  }
}
