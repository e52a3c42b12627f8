package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run that is odd or failed sends one signed alarm to each place that wants it. */
class AlarmsTest extends SmallSite {
  private static final String TEXT = "Words that fill a line of the page and more. ".repeat(60);
  private static final String KEY = "a key of alarms";
  private static final String BROKEN = "---\nx: [\n---\n";

  private final List<JsonNode> alarms = new CopyOnWriteArrayList<>();
  private final List<String> signatures = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private volatile int status = 204;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/hook", this::receive);
    server.start();
    write("hook.key", KEY + "\n");
    Files.setPosixFilePermissions(
        project.resolve("hook.key"), PosixFilePermissions.fromString("rw-------"));
    System.setProperty("offprint.deliver.retryMillis", "1");
  }

  @AfterEach
  void stop() {
    server.stop(0);
    System.clearProperty("offprint.deliver.retryMillis");
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      alarms.add(new ObjectMapper().readTree(body));
      signatures.add(
          exchange.getRequestHeaders().getFirst("webhook-signature")
              + " "
              + exchange.getRequestHeaders().getFirst("webhook-id")
              + "."
              + exchange.getRequestHeaders().getFirst("webhook-timestamp")
              + "."
              + body);
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private void configure(String guard, String when) throws IOException {
    write(
        "offprint.yaml",
        "title: Paper\neditions: [html, index]\nrelated: false\nguard: "
            + guard
            + "\nalarms:\n  team: {to: webhook, url: 'http://127.0.0.1:"
            + server.getAddress().getPort()
            + "/hook', secret: '${file:hook.key}'"
            + when
            + "}\n");
  }

  private void edit(int state) throws IOException {
    write("content/posts/first.md", "---\ntitle: First\n---\n\n" + TEXT + "\n\n" + state + ".\n");
  }

  private void publishTenStates() throws IOException {
    for (int i = 0; i < 10; i++) {
      edit(i);
      assertThat(offprint("publish").code()).isZero();
    }
  }

  private void shorten(String name) throws IOException {
    write("content/posts/" + name + ".md", "---\ntitle: First\n---\n\n<!--\n" + TEXT + "\n");
  }

  private List<String> types() {
    return alarms.stream().map(alarm -> alarm.get("type").asText()).toList();
  }

  @Test
  void an_alarm_is_mailed_to_people() throws Exception {
    GreenMail mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mailbox.start();
    try {
      write(
          "offprint.yaml",
          "title: Größe\neditions: [html]\nrelated: false\nalarms:\n  team: {to: mail, when: rejected,"
              + " host: 127.0.0.1, tls: starttls, from: site@example.org,"
              + " recipient: 'mika@example.org, noor@example.org', port: "
              + mailbox.getSmtp().getPort()
              + "}\n");
      write("content/posts/first.md", BROKEN);
      assertThat(offprint("publish").code()).isEqualTo(3);
      assertThat(offprint("publish").code()).isEqualTo(3);
      assertThat(mailbox.getReceivedMessages()).hasSize(2);
      MimeMessage mail = mailbox.getReceivedMessages()[0];
      assertThat(mail.getSubject()).isEqualTo("Größe: posts are rejected");
      assertThat((String) mail.getContent()).contains("posts/first.md");
      assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
    } finally {
      mailbox.stop();
    }
  }

  @Test
  void a_held_run_sends_one_alarm_until_its_cause_ends() throws Exception {
    configure("hold", "");
    publishTenStates();
    assertThat(alarms).isEmpty();
    shorten("first");
    assertThat(offprint("publish").code()).isEqualTo(3);
    assertThat(types()).containsExactly("run.held");
    JsonNode data = alarms.get(0).get("data");
    assertThat(data.get("title").asText()).isEqualTo("Paper: results wait for a person");
    assertThat(data.get("causes").get(0).asText())
        .startsWith("posts/first.md: The post is held")
        .contains("offprint release 11");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    String[] signed = signatures.get(0).split(" ", 2);
    assertThat(signed[0])
        .isEqualTo(
            "v1,"
                + Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed[1].getBytes(StandardCharsets.UTF_8))));

    offprint("publish");
    assertThat(alarms).hasSize(1);
    edit(12);
    assertThat(offprint("publish").code()).isZero();
    assertThat(alarms).hasSize(1);
    shorten("first");
    offprint("publish");
    assertThat(alarms).hasSize(2);
  }

  @Test
  void an_odd_run_that_is_published_and_one_that_would_withdraw_many_send_alarms()
      throws IOException {
    configure("warn", "");
    for (int i = 0; i < 8; i++) {
      write("content/posts/p" + i + ".md", "---\ntitle: P" + i + "\n---\n\n" + TEXT + "\n");
    }
    publishTenStates();
    shorten("first");
    assertThat(offprint("publish").code()).isZero();
    assertThat(types()).containsExactly("run.odd");
    configure("hold", "");
    offprint("publish");
    for (int i = 0; i < 6; i++) {
      Files.delete(project.resolve("content/posts/p" + i + ".md"));
    }
    assertThat(offprint("publish").code()).isEqualTo(2);
    assertThat(types()).containsExactly("run.odd", "run.held");
    assertThat(alarms.get(1).toString()).contains("would withdraw 6 of 10");
  }

  @Test
  void rejected_posts_and_faults_send_alarms_to_those_who_want_them() throws IOException {
    configure("warn", ", when: rejected");
    write("content/posts/broken.md", BROKEN);
    offprint("publish");
    assertThat(types()).containsExactly("run.rejected");
    assertThat(alarms.get(0).toString()).contains("posts/broken.md: ");
    configure("warn", "");
    write("content/posts/worse.md", BROKEN);
    write(
        "routes/post-html.camel.yaml",
        """
        - route:
            id: post-html
            from:
              uri: direct:post-html
              steps:
                - throwException:
                    exceptionType: java.lang.IllegalStateException
                    message: The disk is gone
        """);
    assertThat(offprint("publish").code()).isEqualTo(1);
    assertThat(types()).containsExactly("run.rejected", "run.failed");
    assertThat(alarms.get(1).toString()).contains("The disk is gone");
  }

  @Test
  void an_alarm_that_did_not_arrive_is_reported_and_sent_by_the_next_run() throws IOException {
    configure("warn", ", when: rejected");
    write("content/posts/broken.md", BROKEN);
    status = 500;
    Result first = offprint("publish");
    assertThat(first.err()).contains("The alarm did not arrive at alarms.team", "answered 500");
    assertThat(first.err()).doesNotContain(KEY);
    int tries = alarms.size();
    status = 204;
    offprint("publish");
    assertThat(alarms).hasSize(tries + 1);
    offprint("publish");
    assertThat(alarms).hasSize(tries + 1);
  }

  @Test
  void a_route_of_the_project_sends_alarms_in_its_own_way() throws IOException {
    configure("warn", "");
    Path file = project.resolve("alarms/last.txt");
    write(
        "offprint.yaml",
        "editions: [html]\nalarms: {file: {to: file, when: rejected, place: alarms}}\n");
    write(
        "routes/alarm-file.camel.yaml",
        """
        - route:
            id: alarm-file
            from:
              uri: direct:alarm-file
              steps:
                - setBody:
                    simple: "${body.text}"
                - to:
                    uri: file:%s
                    parameters:
                      fileName: last.txt
        """
            .formatted(file.getParent()));
    write("content/posts/broken.md", BROKEN);
    offprint("publish");
    assertThat(Files.readString(file)).contains("posts are rejected", "- posts/broken.md: ");
  }
}
