package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No client takes the server from the others, and the server continues to respond. */
class OverloadTest {
  private static final String EPUB = "/posts/lead-time/lead-time.epub";

  @TempDir private static Path project;
  private static TestServer server;

  @BeforeAll
  static void open() {
    SampleServer.write(project);
    server = TestServer.on(project, "html", "epub");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @AfterEach
  void the_server_still_responds() {
    assertThat(server.get("/").statusCode()).isEqualTo(200);
    assertThat(server.get(EPUB).statusCode()).isEqualTo(200);
  }

  @Test
  void a_thousand_ranges_are_too_many() {
    String ranges =
        IntStream.range(0, 1_000)
            .mapToObj(i -> (i * 3) + "-" + (i * 3 + 1))
            .collect(Collectors.joining(","));
    assertThat(server.get(EPUB, "Range", "bytes=" + ranges).statusCode()).isEqualTo(416);
    String overlapping = "0-,".repeat(7) + "0-";
    HttpResponse<byte[]> whole = server.get(EPUB, "Range", "bytes=" + overlapping);
    assertThat(whole.body()).hasSize(server.get(EPUB).body().length);
  }

  @Test
  void guesses_of_the_token_are_limited() throws IOException {
    // Guesses block the address of the client, so this test has a separate server.
    Path other = project.resolve("other");
    TestServer.write(other, "content/posts/one.md", "---\ntitle: One\n---\n\nOne.\n");
    try (TestServer small = TestServer.on(other, "html")) {
      Set<Integer> statuses =
          IntStream.range(0, 14)
              .mapToObj(
                  i ->
                      small
                          .send(
                              "POST",
                              "/api/v1/publish",
                              "{}".getBytes(StandardCharsets.UTF_8),
                              "Authorization",
                              "Bearer guess-" + i)
                          .statusCode())
              .collect(Collectors.toSet());
      assertThat(statuses).containsExactlyInAnyOrder(401, 429);
      assertThat(small.post("/api/v1/publish", "{}").statusCode()).isEqualTo(200);
      assertThat(small.get("/").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void one_address_cannot_take_all_event_streams() throws IOException {
    List<Socket> streams = new ArrayList<>();
    try {
      List<String> answers = new ArrayList<>();
      for (int i = 0; i < 140; i++) {
        answers.add(openStream(server.port(), "/-/events", 3, streams));
      }
      assertThat(answers).filteredOn(answer -> answer.contains(" 200 ")).hasSize(128);
      assertThat(answers)
          .filteredOn(answer -> !answer.contains(" 200 "))
          .hasSize(12)
          .allMatch(answer -> answer.contains(" 429 "));
      assertThat(openStream(server.port(), "/-/events", 4, streams)).contains(" 200 ");
    } finally {
      for (Socket socket : streams) {
        socket.close();
      }
    }
    await()
        .atMost(TestServer.PATIENCE)
        .until(() -> server.text("/-/metrics").contains("offprint_http_listeners 0.0"));
  }

  /** Opens an event stream from the loopback address 127.0.0.N, and returns its status line. */
  static String openStream(int port, String path, int host, List<Socket> streams)
      throws IOException {
    InetAddress from = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) host});
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port, from, 0);
    streams.add(socket);
    socket.setSoTimeout((int) TestServer.PATIENCE.toMillis());
    String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    StringBuilder line = new StringBuilder();
    for (int c = socket.getInputStream().read(); c >= 0 && c != '\n'; ) {
      line.append((char) c);
      c = socket.getInputStream().read();
    }
    return line.toString();
  }

  @Test
  void five_hundred_slow_clients_do_not_delay_others() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 500; i++) {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(2_048);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        slow.add(socket);
        // Half of the clients never finish their request, the others never read the response.
        String request = "GET " + EPUB + " HTTP/1.1\r\n" + host() + "\r\n";
        String sent = i % 2 == 0 ? "GET / HT" : request;
        socket.getOutputStream().write(sent.getBytes(StandardCharsets.UTF_8));
      }
      long begun = System.nanoTime();
      for (int i = 0; i < 20; i++) {
        assertThat(server.get("/").statusCode()).isEqualTo(200);
        assertThat(server.get(EPUB).statusCode()).isEqualTo(200);
      }
      assertThat((System.nanoTime() - begun) / 1_000_000).isLessThan(20_000);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  private static String host() {
    return "Host: 127.0.0.1:" + server.port() + "\r\n";
  }
}
