package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.StartsProcesses;

/** Wrong guesses of a secret are limited in every kind of request. */
@StartsProcesses
class CredentialGuessTest {
  private static final int GUESSES = 48;
  private static final int ALLOWED = 10;
  private static final int TRIES = 5;
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

  private record Request(TestServer server, String method, String path, String form) {}

  private static List<Request> requests(TestServer server, String... lines) {
    return Stream.of(lines)
        .map(line -> line.split(", "))
        .map(each -> new Request(server, each[0], each[1], each[2]))
        .toList();
  }

  @Test
  void wrong_guesses_are_limited_on_every_path() {
    assertLimited(
        requests(
            open,
            "GET, /-/press, bearer",
            "HEAD, /-/press, bearer",
            "GET, /-/now, bearer",
            "GET, /-/made/posts/one/, bearer",
            "GET, /api/v1/withdrawn, bearer",
            "POST, /api/v1/publish, bearer",
            "POST, /-/session/end, bearer",
            "GET, /-/press, cookie",
            "HEAD, /-/now, cookie",
            "GET, /api/v1/withdrawn, cookie",
            "GET, /-/enter, query",
            "HEAD, /-/enter, query",
            "POST, /-/session, form"));
  }

  @Test
  void wrong_guesses_are_limited_if_readers_need_a_password() {
    assertLimited(
        requests(
            closed,
            "GET, /, basic",
            "HEAD, /posts/one/, basic",
            "GET, /opds, basic",
            "GET, /api/v1/posts, basic",
            "POST, /api/v1/publish, basic",
            "GET, /, bearer",
            "GET, /metrics, bearer",
            "POST, /api/v1/publish, bearer",
            "GET, /, cookie",
            "HEAD, /-/press, cookie"));
  }

  // Each request has an address alone, so a server is asked by all at once.
  private static void assertLimited(List<Request> requests) {
    ExecutorService guessers = Executors.newFixedThreadPool(requests.size());
    try {
      List<Future<?>> ends = new ArrayList<>();
      for (Request request : requests) {
        InetAddress address = newAddress();
        InetAddress other = newAddress();
        ends.add(guessers.submit(() -> assertLimited(request, address, other)));
      }
      SoftAssertions soft = new SoftAssertions();
      for (int i = 0; i < ends.size(); i++) {
        Future<?> end = ends.get(i);
        soft.assertThatCode(end::get).as(requests.get(i).toString()).doesNotThrowAnyException();
      }
      soft.assertAll();
    } finally {
      guessers.shutdown();
    }
  }

  private static void assertLimited(Request request, InetAddress address, InetAddress other) {
    TestServer server = request.server();
    String method = request.method();
    String path = request.path();
    String form = request.form();
    long guessing = System.nanoTime();
    long checked = checked(server, address, method, path, form);
    // One more guess is allowed every ten seconds.
    long more = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - guessing) / 10;
    assertThat(checked).isBetween((long) ALLOWED, ALLOWED + 2 + more);
    String right = form.equals("basic") ? READER : TestServer.TOKEN;
    if (!form.equals("cookie") && !form.equals("query")) {
      int accepted = status(server, other, method, path, form, right);
      assertThat(accepted).isNotIn(429);
      assertThat(status(server, address, method, path, form, right)).isEqualTo(accepted);
      // On a busy machine the first ones may be those of the last ten seconds.
      assertThat(IntStream.range(0, TRIES))
          .anyMatch(i -> status(server, address, method, path, form, "more-" + i) == 429);
      // The secret is known to be right at this address, so it is not delayed again: a delay is a
      // second, but the answer of a busy machine may take as long.
      assertThat(IntStream.range(0, TRIES))
          .anyMatch(
              i -> {
                long begun = System.nanoTime();
                assertThat(status(server, address, method, path, form, right)).isEqualTo(accepted);
                return System.nanoTime() - begun < 900_000_000L;
              });
    }
  }

  /** Sends many guesses, several at a time, and returns the number of those that were checked. */
  private static long checked(
      TestServer server, InetAddress address, String method, String path, String form) {
    ExecutorService clients = Executors.newFixedThreadPool(16);
    try {
      List<Future<Integer>> statuses =
          IntStream.range(0, GUESSES)
              .mapToObj(
                  i ->
                      clients.submit(
                          () -> status(server, address, method, path, form, "guess-" + i)))
              .toList();
      long checked = 0;
      for (Future<Integer> status : statuses) {
        checked += status.get() == 429 ? 0 : 1;
      }
      return checked;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      clients.shutdown();
    }
  }

  @Test
  void guesses_that_are_sent_at_once_are_not_checked_faster() {
    InetAddress address = newAddress();
    checked(open, address, "POST", "/api/v1/publish", "bearer");
    long begun = System.nanoTime();
    for (int i = 0; i < 3; i++) {
      assertThat(status(open, address, "POST", "/api/v1/publish", "bearer", "late-" + i))
          .isEqualTo(429);
    }
    assertThat(System.nanoTime() - begun).isGreaterThan(2_900_000_000L);
  }

  @Test
  void a_wrong_name_and_a_wrong_password_get_the_same_answer() {
    String unlike = "(?im)^date: .*";
    String wrongName = send(closed, newAddress(), "GET", "/", "basic", "nobody:a-password");
    for (String pair : new String[] {"reader:wrong", "reader", "", ":", "reader:a-password "}) {
      assertThat(send(closed, newAddress(), "GET", "/", "basic", pair).replaceAll(unlike, ""))
          .isEqualTo(wrongName.replaceAll(unlike, ""));
    }
  }

  @Test
  void a_copied_cookie_is_worthless_after_sign_out() {
    InetAddress address = newAddress();
    String session = session(send(open, address, "POST", "/-/session", "form", TestServer.TOKEN));
    String other = session(send(open, address, "POST", "/-/session", "form", TestServer.TOKEN));
    assertThat(other).isNotEqualTo(session);
    assertThat(status(open, address, "GET", "/api/v1/withdrawn", "cookie", session)).isEqualTo(200);
    assertThat(status(open, address, "POST", "/-/session/end", "cookie", session)).isEqualTo(303);
    assertThat(status(open, address, "GET", "/api/v1/withdrawn", "cookie", session)).isEqualTo(401);
    assertThat(status(open, address, "GET", "/api/v1/withdrawn", "cookie", other)).isEqualTo(200);
  }

  private static String session(String signedIn) {
    return signedIn.replaceAll("(?s).*offprint=([^;]+);.*", "$1");
  }

  @Test
  void a_wrong_guess_gets_the_page_of_a_request_without_one() {
    InetAddress address = newAddress();
    String anonymous = body(send(open, address, "GET", "/-/press", "", ""));
    for (String form : new String[] {"bearer", "cookie"}) {
      String wrong = send(open, address, "GET", "/-/press", form, "a wrong one");
      assertThat(body(wrong)).as(form).isEqualTo(anonymous);
    }
    String right = send(open, address, "GET", "/-/press", "bearer", TestServer.TOKEN);
    assertThat(body(right)).isNotEqualTo(anonymous);
  }

  @Test
  void a_session_is_not_blocked_by_guesses_from_the_same_address() {
    InetAddress address = newAddress();
    String signedIn = send(open, address, "POST", "/-/session", "form", TestServer.TOKEN);
    assertThat(TestServer.status(signedIn)).isEqualTo(303);
    String session = session(signedIn);
    for (String form : new String[] {"bearer", "cookie"}) {
      for (int i = 0; i < 2 * ALLOWED; i++) {
        status(open, address, "GET", "/-/press", form, "guess-" + i);
      }
    }
    String page = send(open, address, "GET", "/-/press", "cookie", session);
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
    assertThat(send(open, newAddress(), "GET", "/-/press", "cookie", "of-yesterday"))
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
