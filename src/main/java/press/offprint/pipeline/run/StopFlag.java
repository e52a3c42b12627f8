package press.offprint.pipeline.run;

import java.util.Iterator;
import java.util.stream.Stream;

/**
 * The request to shut down. After it no further post and no page of the site is built, and a
 * cancelled build is not a failure; the next run builds them.
 */
public final class StopFlag {
  private volatile boolean requested;

  public void request() {
    requested = true;
  }

  public boolean isRequested() {
    return requested;
  }

  /** Returns an iterator over {@code parts} that ends early if the shutdown is requested. */
  public <T> Iterator<T> until(Stream<T> parts) {
    Iterator<T> all = parts.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !requested && all.hasNext();
      }

      @Override
      public T next() {
        return all.next();
      }
    };
  }
}
