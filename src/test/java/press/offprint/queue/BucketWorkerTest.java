package press.offprint.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.StartsProcesses;
import press.offprint.acceptance.PublisherProcess;
import press.offprint.bucket.BucketProcess;

/** Posts made by workers that share a bucket with the publisher, all in other processes. */
@StartsProcesses
class BucketWorkerTest {
  private static final String STORE = "s3://" + BucketProcess.BUCKET + "/blog";
  private static final String SETTINGS = "title: Same\nversions: {keep: 3}\n";

  @TempDir private Path folder;

  @Test
  void two_workers_make_the_same_files_through_a_bucket_as_one_process() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"));
        BucketProcess bucket = BucketProcess.start(folder.resolve("bucket"));
        QueuedSite site = site(broker, bucket)) {
      site.worker(broker.address());
      site.worker(broker.address());
      try (PublisherProcess publish = site.publish("--json")) {
        assertThat(publish.await(QueuedSite.PATIENCE)).as(publish::err).isEqualTo(0);
        assertThat(publish.out()).doesNotContain(BucketProcess.SECRET);
      }
      Map<String, String> made = site.output();
      assertThat(made).isEqualTo(site.alone(SETTINGS));
      List<String> stored = List.copyOf(bucket.hashes().values());
      assertThat(stored).doesNotHaveDuplicates();
      made.entrySet().stream()
          .filter(file -> file.getKey().endsWith(".pdf") || file.getKey().endsWith(".epub"))
          .forEach(file -> assertThat(stored).as(file.getKey()).contains(file.getValue()));
      // Nothing of the store is in the project or with a worker.
      assertThat(site.project().resolve(".offprint/store")).doesNotExist();
      assertThat(folder.resolve("worker-1/cache/store")).doesNotExist();
    }
  }

  @Test
  void posts_are_published_although_the_store_was_killed_while_they_were_made() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"));
        BucketProcess bucket = BucketProcess.start(folder.resolve("bucket"));
        QueuedSite site = site(broker, bucket)) {
      site.worker(broker.address());
      try (PublisherProcess publish = site.publish("-v")) {
        await().atMost(QueuedSite.PATIENCE).until(() -> !bucket.hashes().isEmpty());
        bucket.kill();
        bucket.start();
        assertThat(publish.await(QueuedSite.PATIENCE)).as(publish::err).isEqualTo(0);
      }
      assertThat(site.output()).isEqualTo(site.alone(SETTINGS));
    }
  }

  @Test
  void a_worker_without_the_key_of_the_bucket_reports_it_and_ends() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    try (PublisherProcess worker =
        PublisherProcess.Plan.in(folder.resolve("logs"))
            .run(
                "worker",
                "-C",
                home.toString(),
                "--queue",
                "tcp://127.0.0.1:1",
                "--store",
                STORE)) {
      assertThat(worker.await(QueuedSite.PATIENCE)).isEqualTo(2);
      assertThat(worker.err())
          .contains("There is no key for the bucket site.", "AWS_SECRET_ACCESS_KEY");
    }
  }

  private QueuedSite site(BrokerProcess broker, BucketProcess bucket) throws Exception {
    Path content = QueuedSite.samples(folder);
    return QueuedSite.of(folder, content, broker.address(), SETTINGS, STORE, bucket.environment());
  }
}
