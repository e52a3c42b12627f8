package press.offprint.pipeline.exec;

import java.util.function.Supplier;

/**
 * A value that is made once, when it is first needed. Safe for many threads.
 *
 * @param <T> never null
 */
public final class Lazy<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private volatile T value;

  public Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public T get() {
    T known = value;
    if (known == null) {
      synchronized (this) {
        known = value;
        if (known == null) {
          known = maker.get();
          value = known;
        }
      }
    }
    return known;
  }

  /** Returns true if the value is made already. */
  public boolean isMade() {
    return value != null;
  }
}
