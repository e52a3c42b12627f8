package press.offprint.pipeline.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import press.offprint.model.Content;

/**
 * What posts say, read when a template first asks for it: an index of ten thousand posts needs no
 * body. Several feeds are made at a time and ask for the same posts, first to last. Who would wait
 * until another has read one reads the last of them meanwhile, so that they meet in the middle.
 */
final class LazyBodies {
  private final List<Body> bodies = new ArrayList<>();
  private final AtomicInteger last;

  /**
   * @param often so many are likely to be asked for, from the first one on
   */
  LazyBodies(int often) {
    this.last = new AtomicInteger(often);
  }

  /** Gives the body of the next post; {@code reading} is called once, if at all. */
  Supplier<Content> add(Supplier<Content> reading) {
    int number = bodies.size();
    Body body = new Body(reading);
    bodies.add(body);
    return () -> get(number, body);
  }

  private Content get(int number, Body body) {
    while (body.content.isEmpty() && !body.read()) {
      int other = last.decrementAndGet();
      if (other <= number) {
        body.await();
      } else if (other < bodies.size()) {
        bodies.get(other).read();
      }
    }
    return body.content.orElseThrow();
  }

  private static final class Body {
    private final Supplier<Content> reading;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Optional<Content> content = Optional.empty();

    Body(Supplier<Content> reading) {
      this.reading = reading;
    }

    /** Reads it, unless another does already; tells whether it was read here. */
    boolean read() {
      if (!lock.tryLock()) {
        return false;
      }
      try {
        readOnce();
        return true;
      } finally {
        lock.unlock();
      }
    }

    /** Waits until it was read. */
    void await() {
      lock.lock();
      try {
        readOnce();
      } finally {
        lock.unlock();
      }
    }

    private void readOnce() {
      if (content.isEmpty()) {
        content = Optional.of(reading.get());
      }
    }
  }
}
