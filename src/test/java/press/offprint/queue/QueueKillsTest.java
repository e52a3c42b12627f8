package press.offprint.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.StartsProcesses;
import press.offprint.acceptance.PublisherProcess;
import press.offprint.bucket.BucketProcess;

/**
 * Workers, publisher, broker and store are killed at random moments, with {@code
 * -Doffprint.long=true}. {@code offprint.kills} is the number of kills, {@code offprint.kills.seed}
 * chooses the moments.
 */
@StartsProcesses
@EnabledIfSystemProperty(named = "offprint.long", matches = "true")
class QueueKillsTest {
  private static final String SETTINGS = "editions: [html, rss]\n";
  private static final String STORE = "s3://" + BucketProcess.BUCKET + "/versions";
  private static final int POSTS = 24;
  private static final int KILLS_OF_ROUND = 20;
  private static final Pattern PUBLISHED =
      Pattern.compile("\"source\":\"([^\"]+)\".*\"status\":\"published\"");

  private final Random random = new Random(Long.getLong("offprint.kills.seed", 7));
  private final Map<String, Integer> kills = new TreeMap<>();

  @TempDir private Path root;
  private Path folder;

  @Test
  void the_site_after_two_hundred_kills_equals_a_clean_one_and_each_post_has_one_receipt()
      throws Exception {
    int wanted = Integer.getInteger("offprint.kills", 200);
    Map<String, String> clean = null;
    for (int done = 0, round = 1; done < wanted; round++) {
      folder = Files.createDirectories(root.resolve("round-" + round));
      int some = Math.min(KILLS_OF_ROUND, wanted - done);
      try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"));
          BucketProcess bucket = BucketProcess.start(folder.resolve("bucket"));
          QueuedSite site =
              QueuedSite.of(
                  folder, posts(), broker.address(), SETTINGS, STORE, bucket.environment())) {
        site.route("post-html", QueueFaultsTest.SLOW);
        List<PublisherProcess> publishers = publishWithKills(site, broker, bucket, some);
        if (clean == null) {
          clean = site.alone(SETTINGS);
        }
        assertThat(site.output()).as("round %d", round).isEqualTo(clean);
        assertThat(receipts(publishers))
            .as("round %d", round)
            .hasSize(POSTS)
            .allSatisfy((source, count) -> assertThat(count).as(source).isOne());
        assertThat(receipts(List.of(finished(site.publish("--json"))))).isEmpty();
      }
      done += some;
      System.out.println("round " + round + ": " + kills);
    }
  }

  /** Publishes, and returns all processes that published a part; the last one reached the end. */
  private List<PublisherProcess> publishWithKills(
      QueuedSite site, BrokerProcess broker, BucketProcess bucket, int count) throws Exception {
    List<PublisherProcess> workers = new ArrayList<>();
    workers.add(site.beginWorker(broker.address()));
    workers.add(site.beginWorker(broker.address()));
    List<PublisherProcess> publishers = new ArrayList<>();
    publishers.add(site.publish("--json"));
    for (int kill = 0; kill < count; kill++) {
      Thread.sleep(random.nextInt(2500));
      String victim = List.of("worker", "worker", "publisher", "broker", "store").get(kill % 5);
      kills.merge(victim, 1, Integer::sum);
      switch (victim) {
        case "broker" -> {
          broker.kill();
          broker.start();
        }
        case "store" -> {
          bucket.kill();
          bucket.start();
        }
        case "publisher" -> {
          publishers.get(publishers.size() - 1).kill();
          publishers.add(site.publish("--json"));
        }
        default -> {
          int which = random.nextInt(workers.size());
          workers.get(which).kill();
          workers.set(which, site.beginWorker(broker.address()));
        }
      }
    }
    finished(publishers.get(publishers.size() - 1));
    return publishers;
  }

  private static PublisherProcess finished(PublisherProcess publisher) throws Exception {
    int code = publisher.await(QueuedSite.PATIENCE);
    if (code == 3) {
      throw new AssertionError(publisher.err() + publisher.out());
    }
    assertThat(code).as(publisher::err).isZero();
    return publisher;
  }

  /** Returns the number of receipts of each published post. */
  private static Map<String, Integer> receipts(List<PublisherProcess> publishers) {
    Map<String, Integer> counts = new TreeMap<>();
    for (PublisherProcess publisher : publishers) {
      Matcher receipt = PUBLISHED.matcher(publisher.out());
      while (receipt.find()) {
        counts.merge(receipt.group(1), 1, Integer::sum);
      }
    }
    return counts;
  }

  private Path posts() throws IOException {
    Path content = Files.createDirectories(folder.resolve("posts"));
    for (int n = 1; n <= POSTS; n++) {
      Files.writeString(
          content.resolve("post-" + n + ".md"),
          "---\ntitle: Post " + n + "\ndate: 2026-01-0" + (n % 9 + 1) + "\n---\n\nText " + n);
    }
    return content;
  }
}
