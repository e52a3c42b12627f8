package press.offprint.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.SelfSigned;
import press.offprint.StartsProcesses;
import press.offprint.acceptance.PublisherProcess;

/** A broker that speaks TLS: its certificate must be a trusted one of its machine. */
@StartsProcesses
class BrokerTlsTest {
  private static final String SETTINGS = "editions: [html]\n";

  @TempDir private Path folder;

  @Test
  void posts_are_made_through_a_broker_with_a_trusted_certificate() throws Exception {
    SelfSigned right = SelfSigned.forThisMachine(folder);
    try (BrokerProcess broker = BrokerProcess.startWithTls(folder.resolve("broker"), right);
        QueuedSite site = site(broker, trusting(right))) {
      site.worker(broker.address());
      try (PublisherProcess publish = site.publish("-v")) {
        assertThat(publish.await(QueuedSite.PATIENCE)).as(publish::err).isEqualTo(0);
      }
      assertThat(site.output()).isEqualTo(site.alone(SETTINGS));
    }
  }

  @Test
  void a_broker_with_a_certificate_that_no_authority_signed_gets_no_job() throws Exception {
    assertRefused(SelfSigned.forThisMachine(folder), Map.of());
  }

  @Test
  void a_broker_with_a_trusted_certificate_of_another_machine_gets_no_job() throws Exception {
    SelfSigned other = SelfSigned.forAnotherMachine(folder);
    assertRefused(other, trusting(other));
  }

  private void assertRefused(SelfSigned certificate, Map<String, String> environment)
      throws Exception {
    try (BrokerProcess broker = BrokerProcess.startWithTls(folder.resolve("broker"), certificate);
        QueuedSite site = site(broker, environment)) {
      PublisherProcess worker = site.worker(broker.address());
      try (PublisherProcess publish = site.publish("-v")) {
        await()
            .atMost(QueuedSite.PATIENCE)
            .until(() -> publish.err().contains("cannot be reached. The posts wait"));
        await()
            .atMost(QueuedSite.PATIENCE)
            .until(() -> worker.err().contains("The broker cannot be reached."));
        assertThat(publish.err()).contains("certificate");
        assertThat(publish.isAlive()).isTrue();
      }
      assertThat(site.hasUnpacked(1)).isFalse();
    }
  }

  private static Map<String, String> trusting(SelfSigned certificate) {
    return Map.of("JAVA_TOOL_OPTIONS", String.join(" ", certificate.trustOptions()));
  }

  private QueuedSite site(BrokerProcess broker, Map<String, String> environment)
      throws IOException {
    Path content = Files.createDirectories(folder.resolve("posts"));
    Files.writeString(content.resolve("post.md"), "---\ntitle: Post\n---\n\nText");
    return QueuedSite.of(
        folder,
        content,
        broker.address(),
        SETTINGS,
        folder.resolve("store").toString(),
        environment);
  }
}
