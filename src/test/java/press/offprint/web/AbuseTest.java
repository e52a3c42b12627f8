package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile requests are refused with the correct status, and the server continues to respond. */
class AbuseTest {
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../offprint.yaml",
        "/posts/../../offprint.yaml",
        "/posts/lead-time/../../.offprint/catalog.db",
        "/%2e%2e/offprint.yaml",
        "/%2E%2E%2Foffprint.yaml",
        "/posts/%2e%2e/%2e%2e/offprint.yaml",
        "/..%2f..%2f..%2fetc/passwd",
        "/..%5c..%5cetc/passwd",
        "/..\\..\\etc\\passwd",
        "/%252e%252e/offprint.yaml",
        "/%c0%ae%c0%ae/offprint.yaml",
        "/%c0%af..%c0%afetc/passwd",
        "/....//....//etc/passwd",
        "//etc/passwd",
        "///offprint.yaml",
        "/./../offprint.yaml",
        "/posts/lead-time/..;/..;/offprint.yaml",
        "/%00/etc/passwd",
        "/posts/lead-time/lead-time.epub%00.txt",
        "/file:///etc/passwd",
        "/%2fetc%2fpasswd",
        "/.offprint/catalog.db",
        "/%2eoffprint/catalog.db",
        "/-/assets/../../.offprint/catalog.db",
        "/-/assets/%2e%2e/%2e%2e/templates/room/base.html",
        "/-/covers/../../offprint.yaml",
        "/-/covers/%2e%2e%2foffprint.yaml",
        "/-/made/../../offprint.yaml",
        "/posts/%zz",
        "/posts/%e0%a4%a"
      })
  void no_spelling_of_a_path_leads_out_of_the_catalog(String target) {
    String answer =
        server.raw("GET " + target + " HTTP/1.1\r\n" + host() + "Connection: close\r\n\r\n");
    assertThat(TestServer.status(answer)).as(answer).isIn(400, 404);
    assertThat(answer).doesNotContain("root:", "Field notes\ndescription", "SQLite format");
  }

  @Test
  void request_headers_that_are_too_large_are_refused() {
    assertThat(server.status("GET", "/", "X-Large: " + "x".repeat(1 << 20))).isEqualTo(431);
    String many = "X-Header: some words\r\n".repeat(20_000);
    assertThat(TestServer.status(server.raw("GET / HTTP/1.1\r\n" + host() + many + "\r\n")))
        .isEqualTo(431);
    assertThat(server.status("GET", "/" + "a".repeat(100_000))).isEqualTo(414);
    assertThat(server.status("GET", "/?q=" + "a".repeat(5_000))).isEqualTo(200);
  }

  @Test
  void requests_that_are_not_http_are_refused() {
    assertThat(TestServer.status(server.raw("GARBAGE\r\n\r\n"))).isIn(0, 400);
    // The server waits for more than control characters, unless the client ends.
    assertThat(TestServer.status(server.last("\u0000\u0001\u0002\u0003\r\n\r\n"))).isIn(0, 400);
    assertThat(TestServer.status(server.raw("GET / HTTP/9.9\r\n" + host() + "\r\n")))
        .isIn(0, 400, 501, 505);
    String hidden =
        "POST /api/v1/publish HTTP/1.1\r\n"
            + host()
            + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
            + "0\r\n\r\nGET /api/v1/status HTTP/1.1\r\n"
            + host()
            + "\r\n";
    String answer = server.raw(hidden);
    assertThat(TestServer.status(answer)).isIn(0, 400, 401);
    assertThat(answer).doesNotContain("\"ready\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "PUT", "PATCH", "OPTIONS", "CONNECT", "PROPFIND"})
  void other_methods_are_refused(String method) {
    assertThat(server.status(method, "/")).isIn(400, 405, 421);
  }

  @Test
  void endpoints_that_read_refuse_post_and_endpoints_that_change_refuse_get() {
    assertThat(server.post("/", "x").statusCode()).isEqualTo(405);
    assertThat(server.get("/api/v1/publish").statusCode()).isIn(404, 405);
    assertThat(server.get("/api/v1/withdraw?source=posts/lead-time.md").statusCode())
        .isIn(404, 405);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: evil.example",
        "Host: evil.example:80",
        "Host: 127.0.0.1.evil.example",
        "Host: localhost.evil.example",
        "Host: 192.168.1.1",
        "Host: ",
        "Host: 127.0.0.1\r\nHost: evil.example",
        "X-Forwarded-Host: localhost\r\nHost: evil.example"
      })
  void another_host_name_is_refused(String line) {
    assertThat(server.status("GET", "/", line.split("\r\n", -1))).isIn(400, 421);
  }

  @Test
  void the_host_names_of_this_machine_are_accepted() {
    assertThat(server.status("GET", "/", "Host: localhost:" + server.port())).isEqualTo(200);
    assertThat(server.status("GET", "/", "Host: LOCALHOST")).isEqualTo(200);
    assertThat(server.status("GET", "/", "Host: [::1]:" + server.port())).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: https://evil.example",
        "Origin: null",
        "Origin: http://127.0.0.1:1",
        "Origin: http://127.0.0.1",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site"
      })
  void a_request_of_another_site_changes_nothing_even_with_the_token(String line) {
    String[] header = line.split(": ", 2);
    HttpResponse<byte[]> answer = server.post("/api/v1/publish", "{}", header[0], header[1]);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(TestServer.json(answer).path("title").asText())
        .isEqualTo("Cross-site request refused");
  }

  @Test
  void a_request_without_the_token_changes_nothing() {
    for (String path :
        List.of("publish", "routes/post-html/trigger", "withdraw", "restore", "uploads")) {
      HttpResponse<byte[]> answer =
          server.send("POST", "/api/v1/" + path, "{}".getBytes(StandardCharsets.UTF_8));
      assertThat(answer.statusCode()).as(path).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate"))
          .hasValueSatisfying(v -> assertThat(v).startsWith("Bearer"));
    }
    assertThat(server.get("/api/v1/withdrawn").statusCode()).isEqualTo(401);
    assertThat(server.get("/posts/lead-time/").statusCode()).isEqualTo(200);
  }

  @Test
  void headers_of_camel_have_no_effect() {
    String[] headers = {
      "CamelFileName", "../../evil.html",
      "CamelHttpPath", "/etc/passwd",
      "CamelBeanMethodName", "close",
      "CAMELEXECCOMMANDEXECUTABLE", "touch",
      "org.apache.camel.CamelFileName", "x",
      "Content-Type", "application/json"
    };
    HttpResponse<byte[]> answer =
        server.post("/api/v1/publish", "{\"source\":\"posts/lead-time.md\"}", headers);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(TestServer.json(answer).path("receipts").get(0).path("status").asText())
        .isEqualTo("unchanged");
    assertThat(project.resolve("evil.html")).doesNotExist();
    assertThat(project.resolve("output/evil.html")).doesNotExist();
  }

  @Test
  void a_body_that_is_too_large_is_refused_before_it_is_read() {
    byte[] head =
        ("POST /api/v1/publish HTTP/1.1\r\n"
                + host()
                + "Authorization: Bearer "
                + TestServer.TOKEN
                + "\r\nContent-Type: application/json\r\nContent-Length: 9000000000\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(TestServer.status(server.raw(head))).isEqualTo(413);
    HttpResponse<byte[]> large =
        server.post(
            "/api/v1/publish",
            "{\"source\":\"" + "a".repeat(300_000) + "\"}",
            "Content-Type",
            "application/json");
    assertThat(large.statusCode()).isEqualTo(413);
  }

  @Test
  void a_large_body_without_the_token_is_refused_at_once() {
    String answer =
        server.raw(
            "POST /api/v1/uploads HTTP/1.1\r\n"
                + host()
                + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 200000000\r\n\r\n");
    assertThat(TestServer.status(answer)).isEqualTo(401);
  }

  @Test
  void invalid_bodies_are_refused_with_a_reason() {
    for (String body :
        List.of("{", "[]", "{\"sources\":\"posts\"}", "{\"colour\":\"teal\"}", "[".repeat(5_000))) {
      HttpResponse<byte[]> answer =
          server.post("/api/v1/publish", body, "Content-Type", "application/json");
      assertThat(answer.statusCode())
          .as(body.substring(0, Math.min(20, body.length())))
          .isEqualTo(400);
      assertThat(TestServer.json(answer).path("detail").asText()).isNotEmpty();
    }
  }

  @Test
  void responses_do_not_name_the_software() {
    for (String path : List.of("/", "/nothing-here", "/api/v1/post?source=x", EPUB)) {
      HttpResponse<byte[]> answer = server.get(path);
      assertThat(answer.headers().map().keySet())
          .doesNotContain("server", "x-powered-by", "x-camel");
      assertThat(new String(answer.body(), StandardCharsets.ISO_8859_1))
          .doesNotContain("Exception", "at press.offprint", "vertx", "Netty");
    }
  }

  @Test
  void every_response_has_security_headers() {
    for (String path :
        List.of("/", "/-/press", "/nothing-here", EPUB, "/posts/lead-time/", "/api/v1/posts")) {
      HttpResponse<byte[]> answer = server.get(path);
      assertThat(answer.headers().firstValue("X-Content-Type-Options"))
          .as(path)
          .hasValue("nosniff");
      assertThat(answer.headers().firstValue("Referrer-Policy")).as(path).hasValue("same-origin");
    }
    String policy = server.get("/").headers().firstValue("Content-Security-Policy").orElse("");
    assertThat(policy)
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
    assertThat(policy).doesNotContain("unsafe");
    assertThat(server.text("/"))
        .doesNotContainPattern("<script(?![^>]*src=)")
        .doesNotContainPattern(" on[a-z]+=\"");
    assertThat(
            server
                .get("/posts/lead-time/")
                .headers()
                .firstValue("Content-Security-Policy")
                .orElse(""))
        .contains("sandbox")
        .doesNotContain("allow-scripts", "allow-same-origin");
  }

  private static String host() {
    return "Host: 127.0.0.1:" + server.port() + "\r\n";
  }
}
