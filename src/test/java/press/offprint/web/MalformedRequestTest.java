package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
