package press.offprint.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import press.offprint.bucket.FaultyProxy;

/** Each new post is one status on a server of Mastodon. */
@ExtendWith(QuickRetries.class)
class MastodonDeliveryTest {
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @TempDir private Path folder;
  private Path project;

  @BeforeEach
  void chooseProject() {
    project = folder.resolve("project");
  }

  /** A server that publishes the first request with an Idempotency-Key, as Mastodon does. */
  private static final class StatusServer implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, String> statuses = new LinkedHashMap<>();
    private int requests;
    private int failing = Integer.MAX_VALUE;
    private int failure;

    StatusServer() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/api/v1/statuses", this::handle);
      server.start();
    }

    String address() {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Lets each N-th request fail: with a status, or for 0 after it was published. */
    synchronized void failEach(int step, int status) {
      failing = step;
      failure = status;
      requests = 0;
    }

    synchronized Map<String, String> statuses() {
      return new LinkedHashMap<>(statuses);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
      try (exchange) {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean fails = ++requests % failing == 0;
        int status =
            fails && failure > 0
                ? failure
                : !"Bearer open-sesame"
                        .equals(exchange.getRequestHeaders().getFirst("Authorization"))
                    ? 401
                    : 200;
        if (status == 200) {
          statuses.putIfAbsent(exchange.getRequestHeaders().getFirst("Idempotency-Key"), body);
        }
        if (!fails || failure > 0) {
          exchange.sendResponseHeaders(status, -1);
        }
      }
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }

  private DeliveredSite site(StatusServer server, String more) throws IOException {
    return site(server.address(), more);
  }

  private DeliveredSite site(String address, String more) throws IOException {
    return DeliveredSite.in(
            project,
            "deliver: {fedi: {to: mastodon, url: '" + address + "', token: '${FEDI}'" + more + "}}")
        .where(Map.of("FEDI", "open-sesame"))
        .publish();
  }

  @Test
  void a_new_post_is_one_status_with_title_summary_and_link() throws IOException {
    try (StatusServer server = new StatusServer()) {
      DeliveredSite site = site(server, ", visibility: unlisted");
      assertThat(site.deliver().get(0).sent()).isZero();
      site.write(
          "content/posts/news.md",
          "---\ntitle: News of today\ndate: "
              + today
              + "\ndescription: What happened.\n---\n\nText.\n");
      site.post("old", LocalDate.of(2019, 1, 1), "An imported post is no news.");
      site.publish();
      assertThat(site.deliver().get(0).isComplete()).isTrue();
      site.write(
          "content/posts/news.md",
          "---\ntitle: News of today\ndate: " + today + "\n---\n\nA correction.\n");
      site.publish();
      assertThat(site.deliver().get(0).isComplete()).isTrue();
      assertThat(server.statuses().values())
          .singleElement()
          .asString()
          .contains("News of today\\n\\nWhat happened.\\n\\nhttps://example.org/posts/news/")
          .contains("\"visibility\":\"unlisted\"", "\"language\":\"en\"");
    }
  }

  @Test
  void posts_before_the_first_delivery_are_published_if_they_are_asked_for() throws IOException {
    try (StatusServer server = new StatusServer()) {
      DeliveredSite site = site(server, ", since: 2026-01-02");
      site.post("older", LocalDate.of(2025, 12, 1), "Text.");
      site.publish();
      assertThat(site.deliver().get(0).sent()).isEqualTo(2);
      assertThat(server.statuses()).hasSize(2);
    }
  }

  @Test
  void faults_at_each_second_request_publish_nothing_twice() throws IOException {
    for (int failure : new int[] {503, 429, 0}) {
      project = folder.resolve("project-" + failure);
      try (StatusServer server = new StatusServer()) {
        DeliveredSite site = site(server, ", since: 2026-01-01");
        site.post("third", today, "Text.");
        site.publish();
        server.failEach(2, failure);
        assertThat(site.deliver().get(0).problems()).isEmpty();
        assertThat(server.statuses()).as("%d", failure).hasSize(3);
      }
    }
  }

  // Only TLS can notice a changed text.
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CHANGED")
  void a_fault_on_the_way_at_each_second_request_loses_nothing_and_publishes_nothing_twice(
      FaultyProxy.Fault fault) throws IOException {
    try (StatusServer server = new StatusServer();
        FaultyProxy proxy = new FaultyProxy(server.address())) {
      DeliveredSite site = site(proxy.endpoint(), ", since: 2026-01-01");
      site.post("third", today, "Text.");
      site.publish();
      proxy.failEach(2, fault);
      assertThat(site.deliver().get(0).problems()).isEmpty();
      assertThat(server.statuses()).hasSize(3);
    }
  }

  @Test
  void a_wrong_token_is_reported_once_and_never_shown_and_the_status_is_published_later()
      throws IOException {
    try (StatusServer server = new StatusServer()) {
      DeliveredSite site = site(server, ", since: 2026-01-01");
      site.where(Map.of("FEDI", "swordfish"));
      DeliveryResult refused = site.deliver().get(0);
      assertThat(refused.problems()).hasSize(1);
      assertThat(refused.problems().get(0).message()).contains("answered 401");
      assertThat(refused.toString()).doesNotContain("swordfish");
      site.where(Map.of("FEDI", "open-sesame"));
      assertThat(site.deliver().get(0).isComplete()).isTrue();
      assertThat(server.statuses()).hasSize(2);
    }
  }

  @Test
  void a_token_is_not_sent_without_encryption_to_another_machine() throws IOException {
    DeliveredSite site =
        DeliveredSite.in(
                project,
                "deliver: {fedi: {to: mastodon, url: 'http://fedi.invalid', token: '${FEDI}',"
                    + " since: 2026-01-01}}")
            .where(Map.of("FEDI", "open-sesame"))
            .publish();
    assertThat(site.deliver().get(0).problems().get(0).message()).contains("without encryption");
  }
}
