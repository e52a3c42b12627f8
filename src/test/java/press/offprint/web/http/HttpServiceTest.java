package press.offprint.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One client cannot take all connections, hold one by sending slowly, or hide a request. */
class HttpServiceTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final int PER_ADDRESS = 8;
  private static final int PATIENCE_MILLIS = 30_000;

  private final List<Socket> sockets = new ArrayList<>();
  private final HttpService service =
      new HttpService(
          "127.0.0.1",
          0,
          HttpServiceTest::routes,
          new ConnectionLimiter.Limits(40, PER_ADDRESS, 4, 3, 3, 1, 1_000));

  HttpServiceTest() {
    service.start();
  }

  private static Router routes(Vertx vertx) {
    Router router = Router.router(vertx);
    router.post().handler(BodyHandler.create(false));
    router.route().handler(call -> call.response().end("path " + call.request().path()));
    return router;
  }

  @AfterEach
  void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    service.stop();
  }

  @Test
  void one_address_cannot_take_all_connections() throws IOException {
    for (int i = 0; i < PER_ADDRESS; i++) {
      connect(1);
    }
    await().until(() -> service.connections() == PER_ADDRESS);
    String refused = send(connect(1), GET);
    assertThat(refused).startsWith("HTTP/1.1 503").containsIgnoringCase("retry-after: ");
    for (int i = 0; i < 100; i++) {
      connect(1);
    }
    assertThat(send(connect(2), closing(GET))).startsWith("HTTP/1.1 200");
    assertThat(service.connections()).isLessThanOrEqualTo(PER_ADDRESS + 4 + 1);
    for (Socket socket : sockets) {
      socket.close();
    }
    await().until(() -> service.connections() == 0);
    assertThat(send(connect(1), closing(GET))).startsWith("HTTP/1.1 200");
  }

  @Test
  void a_first_head_that_trickles_in_is_cut() throws Exception {
    assertThat(trickle("GET / HTTP/1.1\r\n", "X-A: b\r\n")).isLessThan(15);
  }

  @Test
  void a_second_head_that_trickles_in_is_cut() throws Exception {
    assertThat(trickle(GET + "GET / HTTP/1.1\r\n", "X-A: b\r\n")).isLessThan(15);
  }

  @Test
  void a_body_that_trickles_in_is_cut() throws Exception {
    String head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n";
    assertThat(trickle(head, "x")).isLessThan(15);
  }

  @ParameterizedTest
  @CsvSource({
    "400, Content-Length: 4|Transfer-Encoding: chunked",
    "400, Transfer-Encoding: chunked|Content-Length: 4",
    "400, transfer-encoding: chunked|content-length: 0",
    "400, Content-Length: 4|Content-Length: 5",
    "400, Content-Length: 4|Content-Length: 4",
    "400, 'Content-Length: 4, 4'",
    "400, Content-Length: +4",
    "400, Content-Length: -1",
    "400, Content-Length: 0x4",
    "400, Content-Length:",
    "400, Content-Length : 4",
    "400, Transfer-Encoding : chunked",
    "501, Transfer-Encoding: gzip",
    "501, 'Transfer-Encoding: gzip, chunked'",
    "501, 'Transfer-Encoding: chunked, gzip'",
    "501, 'Transfer-Encoding: chunked, chunked'",
    "501, Transfer-Encoding: chunked|Transfer-Encoding: identity",
    "501, Transfer-Encoding: identity",
    "501, Transfer-Encoding: xchunked",
    "501, 'Transfer-Encoding: \"chunked\"'",
    "501, Transfer-Encoding:",
  })
  void a_request_of_ambiguous_length_is_refused_and_the_connection_closed(
      int status, String headers) throws IOException {
    String request =
        "POST /first HTTP/1.1\r\nHost: x\r\n"
            + headers.replace("|", "\r\n")
            + "\r\n\r\n0\r\n\r\nGET /hidden HTTP/1.1\r\nHost: x\r\n\r\n";
    String answer = send(connect(1), request);
    assertThat(answer).startsWith("HTTP/1.1 " + status).doesNotContain("/hidden", "/first");
    assertThat(answer).containsIgnoringCase("connection: close");
  }

  @Test
  void a_transfer_coding_in_http_1_0_is_refused() throws IOException {
    String request = "POST / HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
    assertThat(send(connect(1), request)).contains(" 400 ");
  }

  @Test
  void a_chunked_body_is_accepted() throws IOException {
    String request =
        """
        POST /a HTTP/1.1
        Host: x
        Transfer-Encoding: Chunked
        Connection: close

        3
        abc
        0

        """
            .replace("\n", "\r\n");
    assertThat(send(connect(1), request)).startsWith("HTTP/1.1 200").contains("path /a");
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
    "2001:db8:0:0:0:0:0:1, 2001:db8:0:0::/64",
    "2001:db8::1, 2001:db8:0:0::/64",
    "fe80::1%eth0, fe80:0:0:0::/64",
    "::1, 0:0:0:0::/64"
  })
  void all_addresses_of_an_ipv6_network_are_one_client(String address, String client) {
    assertThat(ClientAddress.network(address)).isEqualTo(client);
  }

  /** Sends {@code piece} again and again, and returns the seconds until the connection is cut. */
  private long trickle(String first, String piece) throws Exception {
    Socket socket = connect(1);
    long begun = System.nanoTime();
    socket.getOutputStream().write(first.getBytes(StandardCharsets.ISO_8859_1));
    socket.setSoTimeout(200);
    long limit = begun + PATIENCE_MILLIS * 1_000_000L;
    while (System.nanoTime() < limit) {
      try {
        socket.getOutputStream().write(piece.getBytes(StandardCharsets.ISO_8859_1));
        if (socket.getInputStream().read() < 0) {
          break;
        }
      } catch (SocketTimeoutException e) {
        // The connection is still open.
      } catch (IOException e) {
        break;
      }
    }
    return (System.nanoTime() - begun) / 1_000_000_000;
  }

  private static String closing(String request) {
    return request.replace("Host: x\r\n", "Host: x\r\nConnection: close\r\n");
  }

  private Socket connect(int host) throws IOException {
    InetAddress from = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) host});
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port(), from, 0);
    socket.setSoTimeout(PATIENCE_MILLIS);
    sockets.add(socket);
    return socket;
  }

  private static String send(Socket socket, String request) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      InputStream in = socket.getInputStream();
      for (int c = in.read(); c >= 0; c = in.read()) {
        answer.write(c);
      }
    } catch (IOException e) {
      // The connection was reset; the answer so far counts.
    }
    return answer.toString(StandardCharsets.ISO_8859_1);
  }
}
