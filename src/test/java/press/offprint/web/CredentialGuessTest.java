package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong guesses of a secret are limited in every kind of request. */
class CredentialGuessTest {
  private static final int GUESSES = 200;
  private static final int ALLOWED = 10;
  private static final String READER = "reader:a-password";
  private static final String POST = "---\ntitle: One\n---\n\nOne.\n";

  @TempDir private static Path folder;
  private static TestServer open;
  private static TestServer closed;
  private static int addresses;

  @BeforeAll
  static void open() {
    TestServer.write(folder.resolve("open"), "content/posts/one.md", POST);
    TestServer.write(folder.resolve("closed"), "content/posts/one.md", POST);
    open = TestServer.on(folder.resolve("open"), "html");
    ServeSettings settings =
        new ServeSettings(
            ServeSettings.LOOPBACK,
            0,
            Optional.of(TestServer.TOKEN),
            Set.of(),
            false,
            Optional.of(READER));
    closed = TestServer.on(folder.resolve("closed"), settings, "html");
  }

  @AfterAll
  static void close() {
    open.close();
    closed.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /press, bearer",
    "HEAD, /press, bearer",
    "GET, /-/now, bearer",
    "GET, /-/made/posts/one/, bearer",
    "GET, /api/v1/withdrawn, bearer",
    "POST, /api/v1/publish, bearer",
    "POST, /-/session/end, bearer",
    "GET, /press, cookie",
    "HEAD, /-/now, cookie",
    "GET, /api/v1/withdrawn, cookie",
    "GET, /-/enter, query",
    "HEAD, /-/enter, query",
    "POST, /-/session, form"
  })
  void wrong_guesses_are_limited_on_every_path(String method, String path, String form) {
    assertLimited(open, method, path, form);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /, basic",
    "HEAD, /posts/one/, basic",
    "GET, /opds, basic",
    "GET, /api/v1/posts, basic",
    "POST, /api/v1/publish, basic",
    "GET, /, bearer",
    "GET, /metrics, bearer",
    "POST, /api/v1/publish, bearer",
    "GET, /, cookie",
    "HEAD, /press, cookie"
  })
  void wrong_guesses_are_limited_if_readers_need_a_password(
      String method, String path, String form) {
    assertLimited(closed, method, path, form);
  }

  private static void assertLimited(TestServer server, String method, String path, String form) {
    InetAddress address = newAddress();
    long checked =
        IntStream.range(0, GUESSES)
            .map(i -> status(server, address, method, path, form, "guess-" + i))
            .filter(status -> status != 429)
            .count();
    // One more guess is allowed every ten seconds.
    assertThat(checked).isBetween((long) ALLOWED, ALLOWED + 2L);
    String right = form.equals("basic") ? READER : TestServer.TOKEN;
    if (!form.equals("cookie") && !form.equals("query")) {
      assertThat(status(server, address, method, path, form, right)).isEqualTo(429);
      assertThat(status(server, newAddress(), method, path, form, right)).isNotEqualTo(429);
    }
  }

  @Test
  void a_wrong_guess_gets_the_page_of_a_request_without_one() {
    InetAddress address = newAddress();
    String anonymous = body(send(open, address, "GET", "/press", "", ""));
    for (String form : new String[] {"bearer", "cookie"}) {
      String wrong = send(open, address, "GET", "/press", form, "a wrong one");
      assertThat(body(wrong)).as(form).isEqualTo(anonymous);
    }
    String right = send(open, address, "GET", "/press", "bearer", TestServer.TOKEN);
    assertThat(body(right)).isNotEqualTo(anonymous);
  }

  @Test
  void a_session_is_not_blocked_by_guesses_from_the_same_address() {
    InetAddress address = newAddress();
    String signedIn = send(open, address, "POST", "/-/session", "form", TestServer.TOKEN);
    assertThat(TestServer.status(signedIn)).isEqualTo(303);
    String session = signedIn.replaceAll("(?s).*offprint=([^;]+);.*", "$1");
    for (String form : new String[] {"bearer", "cookie"}) {
      for (int i = 0; i < 2 * ALLOWED; i++) {
        status(open, address, "GET", "/press", form, "guess-" + i);
      }
    }
    String page = send(open, address, "GET", "/press", "cookie", session);
    assertThat(TestServer.status(page)).isEqualTo(200);
    assertThat(page).contains("/-/session/end");
  }

  @Test
  void an_invitation_is_not_blocked_by_guesses_from_the_same_address() {
    InetAddress address = newAddress();
    for (int i = 0; i < 2 * ALLOWED; i++) {
      status(open, address, "GET", "/-/enter", "query", "guess-" + i);
    }
    String word = open.webServer().invitation().replaceAll(".*with=", "");
    assertThat(status(open, address, "GET", "/-/enter", "query", word)).isEqualTo(303);
  }

  @Test
  void guesses_of_the_token_do_not_block_readers() {
    InetAddress address = newAddress();
    for (int i = 0; i < 2 * ALLOWED; i++) {
      status(closed, address, "GET", "/", "bearer", "guess-" + i);
    }
    assertThat(status(closed, address, "GET", "/", "basic", READER)).isEqualTo(200);
  }

  @Test
  void the_same_wrong_password_counts_as_one_guess() {
    InetAddress address = newAddress();
    for (int i = 0; i < GUESSES; i++) {
      assertThat(status(closed, address, "GET", "/opds", "basic", "reader:of-last-year"))
          .isEqualTo(401);
    }
    assertThat(status(closed, address, "GET", "/opds", "basic", READER)).isEqualTo(200);
  }

  @Test
  void a_cookie_of_an_earlier_server_is_removed() {
    assertThat(send(open, newAddress(), "GET", "/press", "cookie", "of-yesterday"))
        .containsPattern("(?i)set-cookie: offprint=; ?Max-Age=0");
  }

  /** Every loopback address counts as a separate client. */
  private static InetAddress newAddress() {
    addresses++;
    byte[] address = {127, 0, (byte) (1 + addresses / 250), (byte) (1 + addresses % 250)};
    try {
      return InetAddress.getByAddress(address);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int status(
      TestServer server,
      InetAddress address,
      String method,
      String path,
      String form,
      String secret) {
    return TestServer.status(send(server, address, method, path, form, secret));
  }

  private static String body(String answer) {
    return answer.substring(answer.indexOf("\r\n\r\n"));
  }

  private static String send(
      TestServer server,
      InetAddress address,
      String method,
      String path,
      String form,
      String secret) {
    String target = form.equals("query") ? path + "?with=" + secret : path;
    String body = form.equals("form") ? "token=" + secret : method.equals("POST") ? "{}" : "";
    StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    request.append("Host: 127.0.0.1:").append(server.port()).append("\r\nConnection: close\r\n");
    switch (form) {
      case "bearer" -> request.append("Authorization: Bearer ").append(secret).append("\r\n");
      case "basic" ->
          request.append("Authorization: ").append(TestServer.basic(secret)).append("\r\n");
      case "cookie" ->
          request
              .append("Sec-Fetch-Site: same-origin\r\nCookie: offprint=")
              .append(secret)
              .append("\r\n");
      case "form" -> request.append("Content-Type: application/x-www-form-urlencoded\r\n");
      default -> {}
    }
    request.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port(), address, 0)) {
      socket.setSoTimeout((int) TestServer.PATIENCE.toMillis());
      socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
