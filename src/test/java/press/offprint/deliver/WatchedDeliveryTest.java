package press.offprint.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.pipeline.FileTrees;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.disk.output.DiskOperations;

/** A watcher delivers each change, and repeats a delivery that failed. */
@ExtendWith(QuickRetries.class)
class WatchedDeliveryTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path project;

  @Test
  void a_new_post_reaches_the_target_while_watching_and_a_failed_delivery_is_repeated()
      throws IOException {
    try (StorageServer server = new StorageServer()) {
      DeliveredSite site = siteFor(server);
      List<DeliveryResult> results = new CopyOnWriteArrayList<>();
      DeliveryListener listener = into(results);
      server.failEach(1, StorageServer.Fault.UNAVAILABLE);
      try (DeliveryService service = new DeliveryService(listener, Duration.ofMillis(50));
          Publisher publisher = Publisher.open(site.settings(), service)) {
        service.open(publisher, site.deliveries(site.settings(), new DiskOperations()));
        publisher.watch();
        await().atMost(PATIENCE).until(() -> results.stream().anyMatch(r -> !r.isComplete()));
        server.failNever();
        await().atMost(PATIENCE).until(() -> same(server, site));
        site.post("third", "A new post.");
        await().atMost(PATIENCE).until(() -> server.hashes().containsKey("posts/third/index.html"));
        await().atMost(PATIENCE).until(() -> same(server, site));
        service.pause();
      }
      assertThat(results.get(results.size() - 1).problems()).isEmpty();
    }
  }

  @Test
  void one_further_attempt_waits_after_many_runs_that_could_not_be_delivered() throws Exception {
    try (StorageServer server = new StorageServer()) {
      DeliveredSite site = siteFor(server);
      BlockingQueue<DeliveryResult> results = new LinkedBlockingQueue<>();
      DeliveryListener listener = into(results);
      server.failEach(1, StorageServer.Fault.UNAVAILABLE);
      try (DeliveryService service = new DeliveryService(listener, Duration.ofHours(1));
          Publisher publisher = Publisher.open(site.settings(), service)) {
        publisher.publish();
        service.open(publisher, site.deliveries(site.settings(), new DiskOperations()));
        for (int runs = 0; runs < 3; runs++) {
          assertThat(results.poll(60, TimeUnit.SECONDS)).isNotNull();
          service.closes(null);
        }
        assertThat(results.poll(60, TimeUnit.SECONDS)).isNotNull();
        await().atMost(Duration.ofSeconds(60)).until(() -> service.waitingAttempts() == 1);
        service.pause();
        assertThat(service.waitingAttempts()).isZero();
      }
    }
  }

  private DeliveredSite siteFor(StorageServer server) throws IOException {
    return DeliveredSite.in(
            project,
            "deliver: {dav: {to: http, url: '"
                + server.address()
                + "', user: mika, password: '${DAV}'}}")
        .where(Map.of("DAV", "open sesame"));
  }

  private static DeliveryListener into(Collection<DeliveryResult> results) {
    return new DeliveryListener() {
      @Override
      public void ended(DeliveryResult result) {
        results.add(result);
      }
    };
  }

  private static boolean same(StorageServer server, DeliveredSite site) {
    return !server.hashes().isEmpty() && server.hashes().equals(FileTrees.hashes(site.output()));
  }
}
