package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client cannot fill the log of the server with requests that are not well-formed. */
@Isolated
class MalformedRequestTest {
  @TempDir private static Path project;
  private static TestServer server;

  @BeforeAll
  static void open() {
    TestServer.write(project, "content/posts/one.md", "---\ntitle: One\n---\n\nOne.\n");
    server = TestServer.on(project, "html");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%",
        "/posts/%zz",
        "/posts/%e",
        "/-/made/%zz",
        "/-/covers/%",
        "/opds/by/%zz",
        "/api/v1/routes/%zz/trigger",
        "/?q=%zz",
        "/-/list?tag=%",
        "/opds/posts?q=%zz",
        "/api/v1/posts?q=%zz",
        "/-/enter?with=%zz",
        "/-/challenge?nonce=%zz"
      })
  void a_malformed_request_is_answered_400_without_a_log_entry(String target) {
    try (Warnings warnings = new Warnings()) {
      String request = "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n";
      String answer = server.raw(request + "Connection: close\r\n\r\n");
      assertThat(TestServer.status(answer)).as(answer).isEqualTo(400);
      assertThat(answer).contains("The request is not well-formed.");
      assertThat(warnings.texts).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "multipart/form-data; boundary= | --x",
        "multipart/form-data; boundary=\"\" | --x",
        "multipart/form-data | --x",
        "multipart/form-data; boundary=x; charset=none | --x",
        "multipart/form-data; boundary=x | --x~Content-Disposition~~A~--x--~",
        "multipart/form-data; boundary=x | --x~Content-Disposition: form-data; name~~A~--x--~",
        "multipart/form-data; boundary=x | --x~Content-Disposition: form-data; name=a;"
            + " filename*=none'q'%zz~~A~--x--~",
        "multipart/form-data; boundary=x | --x~Content-Disposition: form-data; name=a; filename=a~"
            + "Content-Transfer-Encoding: none~~A~--x--~",
        "multipart/form-data; boundary=x | --x~Content-Disposition: form-data; name=a; filename=a~"
            + "Content-Type: text/plain; charset=none~~A~--x--~",
        "multipart/form-data; boundary=x | --x~Content-Type: multipart/mixed~~A~--x--~",
        "application/x-www-form-urlencoded; charset=none | token=a",
        "application/x-www-form-urlencoded | token=%zz&%=%",
      })
  void a_malformed_form_is_no_fault_of_the_server(String type, String form) {
    try (Warnings warnings = new Warnings()) {
      String body = form.replace("~", "\r\n");
      for (String path : List.of("/-/session", "/-/api/v1/uploads")) {
        String answer =
            server.raw(
                "POST "
                    + path
                    + " HTTP/1.1\r\nHost: 127.0.0.1:"
                    + server.port()
                    + "\r\nAuthorization: Bearer "
                    + TestServer.TOKEN
                    + "\r\nConnection: close\r\nContent-Type: "
                    + type
                    + "\r\nContent-Length: "
                    + body.length()
                    + "\r\n\r\n"
                    + body);
        // Some forms end the connection without an answer.
        assertThat(TestServer.status(answer)).as(path + ": " + answer).isLessThan(500);
      }
      assertThat(warnings.texts).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1~Host: HERE~Host: HERE~",
        "GET / HTTP/1.1~Host: HERE~Host: other.example~",
        "GET http://other.example/ HTTP/1.1~Host: HERE~",
        "GET HTTP://other.example:80?a HTTP/1.1~Host: HERE~",
        "GET http://HERE/ HTTP/1.1~Host: other.example~",
        "GET / HTTP/1.1~",
      })
  void a_request_for_no_host_two_hosts_or_another_one_is_refused(String head) {
    String here = "127.0.0.1:" + server.port();
    String request = head.replace("HERE", here).replace("~", "\r\n");
    assertThat(TestServer.status(server.raw(request + "Connection: close\r\n\r\n"))).isIn(400, 421);
  }

  @Test
  void an_address_with_the_host_of_the_server_is_answered() {
    String here = "127.0.0.1:" + server.port();
    String request = "GET http://" + here + "/ HTTP/1.1\r\nHost: " + here + "\r\n";
    assertThat(TestServer.status(server.raw(request + "Connection: close\r\n\r\n"))).isEqualTo(200);
  }

  @Test
  void a_published_page_is_sent_with_a_malformed_query_too() {
    assertThat(server.status("GET", "/posts/one/?utm=100%")).isEqualTo(200);
  }

  /** The warnings of all loggers. */
  private static final class Warnings extends Handler implements AutoCloseable {
    private final Queue<String> texts = new ConcurrentLinkedQueue<>();

    Warnings() {
      setLevel(Level.WARNING);
      Logger.getLogger("").addHandler(this);
    }

    @Override
    public void publish(LogRecord entry) {
      if (isLoggable(entry)) {
        texts.add(entry.getMessage() + ' ' + entry.getThrown());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      Logger.getLogger("").removeHandler(this);
    }
  }
}
