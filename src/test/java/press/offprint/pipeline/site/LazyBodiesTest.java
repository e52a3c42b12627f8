package press.offprint.pipeline.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import press.offprint.model.Content;

class LazyBodiesTest {
  private static final int FEED = 20;

  @Test
  void every_body_is_read_once_however_many_feeds_ask_for_it() throws Exception {
    AtomicInteger readings = new AtomicInteger();
    List<Supplier<Content>> bodies = bodies(30, FEED, number -> readings.incrementAndGet());
    ExecutorService feeds = Executors.newFixedThreadPool(3);
    try {
      List<Future<List<String>>> all = new ArrayList<>();
      for (int feed = 0; feed < 3; feed++) {
        all.add(
            feeds.submit(() -> bodies.subList(0, FEED).stream().map(b -> b.get().body()).toList()));
      }
      for (Future<List<String>> feed : all) {
        assertThat(feed.get(10, TimeUnit.SECONDS)).hasSize(FEED).startsWith("0").endsWith("19");
      }
    } finally {
      feeds.shutdownNow();
    }
    assertThat(readings).hasValue(FEED);
  }

  @Test
  void who_would_wait_reads_the_last_ones_meanwhile() throws Exception {
    CountDownLatch others = new CountDownLatch(FEED - 1);
    CountDownLatch begun = new CountDownLatch(1);
    List<Supplier<Content>> bodies =
        bodies(
            FEED,
            FEED,
            number -> {
              begun.countDown();
              others.countDown();
              // The first takes until all others but one were read.
              if (number == 0) {
                others.await(10, TimeUnit.SECONDS);
              }
            });
    ExecutorService feed = Executors.newSingleThreadExecutor();
    try {
      Future<Content> first = feed.submit(() -> bodies.get(0).get());
      begun.await(10, TimeUnit.SECONDS);
      assertThat(bodies.get(0).get().body()).isEqualTo("0");
      assertThat(first.get(10, TimeUnit.SECONDS).body()).isEqualTo("0");
      assertThat(others.getCount()).isZero();
    } finally {
      feed.shutdownNow();
    }
  }

  @Test
  void a_body_that_nobody_asks_for_is_not_read() {
    AtomicInteger readings = new AtomicInteger();
    List<Supplier<Content>> bodies = bodies(5, FEED, number -> readings.incrementAndGet());
    assertThat(bodies.get(4).get().body()).isEqualTo("4");
    assertThat(readings).hasValue(1);
  }

  private interface Reading {
    void of(int number) throws InterruptedException;
  }

  private static List<Supplier<Content>> bodies(int count, int often, Reading reading) {
    LazyBodies bodies = new LazyBodies(often);
    List<Supplier<Content>> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = i;
      all.add(
          bodies.add(
              () -> {
                try {
                  reading.of(number);
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
                return new Content(String.valueOf(number), List.of(), List.of(), Map.of());
              }));
    }
    return all;
  }
}
