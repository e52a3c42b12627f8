package press.offprint.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import press.offprint.bucket.FaultyProxy;

/** A web address gets the list of published files, with a signature that it can check. */
@ExtendWith(QuickRetries.class)
class WebhookDeliveryTest {
  private static final byte[] KEY = "a key of twenty-four byt".getBytes(StandardCharsets.UTF_8);

  private final List<Event> events = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private volatile int failures;

  @TempDir private Path project;

  private record Event(Headers headers, String body) {
    String header(String name) {
      return headers.getFirst(name);
    }
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/hook", this::receive);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Event event = new Event(exchange.getRequestHeaders(), body);
      if (!signature(event).equals(event.header("webhook-signature"))) {
        exchange.sendResponseHeaders(400, -1);
        return;
      }
      events.add(event);
      exchange.sendResponseHeaders(events.size() <= failures ? 500 : 204, -1);
    }
  }

  private static String signature(Event event) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
      String signed =
          event.header("webhook-id") + "." + event.header("webhook-timestamp") + "." + event.body();
      return "v1,"
          + Base64.getEncoder()
              .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private DeliveredSite site(String permissions) throws IOException {
    return site("http://127.0.0.1:" + server.getAddress().getPort(), permissions);
  }

  private DeliveredSite site(String endpoint, String permissions) throws IOException {
    DeliveredSite site =
        DeliveredSite.in(
            project,
            "deliver: {hook: {to: webhook, url: '"
                + endpoint
                + "/hook', secret: '${file:hook.key}'}}");
    site.write("hook.key", "whsec_" + Base64.getEncoder().encodeToString(KEY) + "\n");
    Files.setPosixFilePermissions(
        project.resolve("hook.key"), PosixFilePermissions.fromString(permissions));
    return site.publish();
  }

  @Test
  void an_event_lists_the_files_and_its_signature_is_right() throws Exception {
    DeliveredSite site = site("rw-------");
    assertThat(site.deliver().get(0).problems()).isEmpty();
    // The receiver takes no event with another signature.
    Event event = events.get(0);
    JsonNode data = new ObjectMapper().readTree(event.body()).get("data");
    assertThat(data.get("published"))
        .anySatisfy(
            file -> {
              assertThat(file.get("url").asText())
                  .isEqualTo("https://example.org/posts/first/index.html");
              assertThat(file.get("mediaType").asText()).isEqualTo("text/html");
              assertThat(file.get("sha256").asText()).hasSize(64);
            });
    site.remove("second");
    site.publish().deliver();
    assertThat(new ObjectMapper().readTree(events.get(1).body()).get("data").get("withdrawn"))
        .anySatisfy(
            file -> assertThat(file.get("path").asText()).isEqualTo("posts/second/index.html"));
  }

  @Test
  void a_repeated_event_has_the_same_id() throws IOException {
    failures = 5;
    DeliveredSite site = site("rw-------");
    assertThat(site.deliver().get(0).problems()).isNotEmpty();
    assertThat(site.deliver().get(0).isComplete()).isTrue();
    assertThat(events).extracting(event -> event.header("webhook-id")).hasSize(6);
    assertThat(events.stream().map(event -> event.header("webhook-id")).distinct()).hasSize(1);
    site.deliver();
    assertThat(events).hasSize(6);
  }

  @ParameterizedTest
  @EnumSource
  void an_event_that_meets_a_fault_is_sent_until_it_arrives_with_the_same_id(
      FaultyProxy.Fault fault) throws IOException {
    try (FaultyProxy proxy = new FaultyProxy("http://127.0.0.1:" + server.getAddress().getPort())) {
      DeliveredSite site = site(proxy.endpoint(), "rw-------");
      // The second request fails, which is the first one of the second event.
      proxy.failEach(2, fault);
      for (int event = 1; event <= 3; event++) {
        site.post("first", "Text " + event);
        site.publish();
        assertThat(site.deliver().get(0).problems()).isEmpty();
        assertThat(site.deliver().get(0).sent()).isZero();
      }
    }
    assertThat(events.stream().map(event -> event.header("webhook-id")).distinct()).hasSize(3);
  }

  @Test
  void a_secret_that_others_can_read_is_refused() throws IOException {
    DeliveryResult refused = site("rw-r--r--").deliver().get(0);
    assertThat(refused.problems().get(0).message()).contains("hook.key", "can be read by others");
    assertThat(refused.problems().get(0).hint()).contains("chmod 600");
    assertThat(events).isEmpty();
  }
}
