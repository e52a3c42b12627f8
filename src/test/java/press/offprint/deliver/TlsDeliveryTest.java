package press.offprint.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.SelfSigned;
import press.offprint.StartsProcesses;

/**
 * Every kind of target that speaks TLS refuses a certificate that no authority signed, and one of
 * another machine, before anything is sent. Certificates are trusted in another process only,
 * because Java reads its trusted certificates once.
 */
@StartsProcesses
@ExtendWith(QuickRetries.class)
class TlsDeliveryTest {
  private static final String WEB =
      """
      deliver:
        dav: {to: http, url: 'https://127.0.0.1:PORT/dav/', user: mika, password: '${file:s}'}
        hook: {to: webhook, url: 'https://127.0.0.1:PORT/hook', secret: '${file:s}'}
        fedi: {to: mastodon, url: 'https://127.0.0.1:PORT/', token: '${file:s}', since: 2026-01-01}
        bucket: {to: s3, url: 's3://site', endpoint: 'https://127.0.0.1:PORT',
          accessKey: '${file:s}', secretKey: '${file:s}'}
      """;

  private static final String GIT =
      "  pages: {to: git, repository: 'https://127.0.0.1:PORT/site.git', user: mika,"
          + " password: '${file:s}'}\n";

  private static final String MAIL =
      """
        NAME: {to: mail, host: 127.0.0.1, port: MAIL, tls: NAME, from: site@example.org, user: mika,
          password: '${file:s}', recipient: mika@example.org, attach: none, since: 2026-01-01}
      """;

  @TempDir private Path folder;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpsServer web;
  private MailFaultServer implicit;
  private MailFaultServer starttls;
  private DeliveredSite site;

  @BeforeEach
  void writeProject() throws IOException {
    site = DeliveredSite.in(folder.resolve("project"));
    site.write("s", "open-sesame");
    Files.setPosixFilePermissions(
        folder.resolve("project/s"), PosixFilePermissions.fromString("rw-------"));
  }

  /** Starts servers with a certificate, and names them as targets. */
  private void serve(SelfSigned certificate, String targets) throws Exception {
    web = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
    web.createContext("/", this::receive);
    web.start();
    implicit = MailFaultServer.withTls(certificate.server());
    starttls = MailFaultServer.withStartTls(certificate.server());
    site.configure(
        targets.replace("PORT", "" + web.getAddress().getPort())
            + MAIL.replace("NAME", "implicit").replace("MAIL", "" + implicit.port())
            + MAIL.replace("NAME", "starttls").replace("MAIL", "" + starttls.port()));
    site.publish();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      exchange.sendResponseHeaders(200, -1);
    }
  }

  @AfterEach
  void stop() throws IOException {
    if (web != null) {
      web.stop(0);
      implicit.close();
      starttls.close();
    }
  }

  private void assertNothingWasSent() {
    assertThat(requests).isEmpty();
    assertThat(implicit.taken()).isEmpty();
    assertThat(starttls.taken()).isEmpty();
    assertThat(starttls.logins() + implicit.logins()).isZero();
  }

  @Test
  void a_certificate_that_no_authority_signed_is_refused_by_every_target() throws Exception {
    serve(SelfSigned.forThisMachine(folder), WEB + GIT);
    Map<String, DeliveryResult> results =
        site.deliver().stream().collect(Collectors.toMap(DeliveryResult::target, each -> each));
    assertThat(results)
        .containsOnlyKeys("dav", "hook", "fedi", "bucket", "pages", "implicit", "starttls");
    results.forEach(
        (target, result) -> {
          assertThat(result.sent()).as(target).isZero();
          assertThat(result.problems()).as(target).hasSize(1);
          assertThat(result.problems().get(0).message())
              .as(target)
              .containsIgnoringCase("certificate of")
              .contains("is not valid");
          assertThat(result.problems().get(0).hint())
              .as(target)
              .contains("Install a valid certificate");
        });
    assertNothingWasSent();
  }

  @Test
  void a_trusted_certificate_of_another_machine_is_refused_by_every_target() throws Exception {
    // The settings of the person at this machine do not count.
    Files.createDirectories(folder.resolve("home"));
    Files.writeString(folder.resolve("home/.gitconfig"), "[http]\n\tsslVerify = false\n");
    SelfSigned other = SelfSigned.forAnotherMachine(folder);
    serve(other, WEB + GIT);
    String problems = deliverTrusting(other, 1);
    assertThat(problems.lines().filter(line -> line.contains("is not valid"))).hasSize(7);
    assertNothingWasSent();
  }

  @Test
  void a_trusted_certificate_of_the_server_is_accepted_by_every_target() throws Exception {
    SelfSigned right = SelfSigned.forThisMachine(folder);
    serve(right, WEB);
    assertThat(deliverTrusting(right, 0)).isEmpty();
    assertThat(requests)
        .contains("POST /hook", "POST /api/v1/statuses", "PUT /dav/index.html")
        .contains("PUT /site/index.html");
    assertThat(implicit.taken()).hasSize(2);
    assertThat(starttls.taken()).hasSize(2);
  }

  /** Delivers in another process that trusts a certificate; returns the problems, a line each. */
  private String deliverTrusting(SelfSigned certificate, int code) throws Exception {
    Path out = folder.resolve("problems.txt");
    Path log = folder.resolve("log.txt");
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(certificate.trustOptions());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-Duser.home=" + folder.resolve("home"),
            "-Doffprint.deliver.retryMillis=1",
            "-cp",
            System.getProperty("java.class.path"),
            HaltingDisk.class.getName(),
            folder.resolve("project").toString(),
            "0"));
    Process process =
        new ProcessBuilder(command)
            .redirectError(log.toFile())
            .redirectOutput(out.toFile())
            .start();
    assertThat(process.waitFor()).as(() -> read(log) + read(out)).isEqualTo(code);
    return read(out);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
