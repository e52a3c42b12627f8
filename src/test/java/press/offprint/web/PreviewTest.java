package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published site at the port of {@code serve --site}, as programs see it. */
class PreviewTest {
  @TempDir private static Path project;
  private static TestServer server;
  private static TestServer.Client site;

  @BeforeAll
  static void open() {
    TestServer.write(project, "offprint.yaml", "title: Site\nsearch: on\n");
    TestServer.write(
        project,
        "content/posts/hello.md",
        "---\ntitle: Hello\naliases: [/old/]\n---\n\nA word for the search: kingfisher.\n");
    TestServer.write(
        project,
        "content/posts/plan.md",
        "---\ntitle: Plan\ndraft: true\n---\n\nThe word heronry.\n");
    TestServer.write(
        project,
        "content/posts/tomorrow.md",
        "---\ntitle: Tomorrow\ndate: 2999-01-01\n---\n\nThe word bittern.\n");
    TestServer.write(project, "content/posts/bad.md", "---\ntitle: [\ndraft: true\n---\n\nx\n");
    TestServer.write(project, "static/tool.html", "<p>Tool</p><script>let own = 1;</script>");
    server = TestServer.on(project, settings());
    site = server.site();
    await()
        .atMost(TestServer.PATIENCE)
        .until(() -> server.publisher().drafts().drafts().size() == 2);
  }

  static ServeSettings settings() {
    return new ServeSettings(
        ServeSettings.LOOPBACK,
        0,
        Optional.of(TestServer.TOKEN),
        Set.of(),
        false,
        OptionalInt.of(0),
        Optional.empty());
  }

  @AfterAll
  static void close() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void one_address_cannot_take_all_streams_of_reloads() throws IOException {
    List<Socket> streams = new ArrayList<>();
    try {
      List<String> answers = new ArrayList<>();
      String path = "/-/preview/events?path=posts/hello/index.html";
      for (int i = 0; i < 130; i++) {
        answers.add(OverloadTest.openStream(site.port(), path, 3, streams));
      }
      assertThat(answers).filteredOn(answer -> answer.contains(" 200 ")).hasSize(128);
      assertThat(answers).filteredOn(answer -> answer.contains(" 429 ")).hasSize(2);
      assertThat(OverloadTest.openStream(site.port(), path, 4, streams)).contains(" 200 ");
    } finally {
      for (Socket socket : streams) {
        socket.close();
      }
    }
  }

  private static String header(HttpResponse<byte[]> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void the_site_is_at_the_root_with_types_validators_and_ranges() {
    HttpResponse<byte[]> home = site.get("/");
    assertThat(home.statusCode()).isEqualTo(200);
    assertThat(header(home, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(TestServer.text(home)).contains("Hello");
    assertThat(site.get("/", "If-None-Match", header(home, "ETag")).statusCode()).isEqualTo(304);
    assertThat(header(site.get("/feed.xml"), "Content-Type")).startsWith("application/rss+xml");
    assertThat(header(site.get("/posts/hello"), "Location")).isEqualTo("/posts/hello/");
    assertThat(TestServer.text(site.get("/old/"))).contains("posts/hello/");
    HttpResponse<byte[]> part = site.get("/posts/hello/hello.pdf", "Range", "bytes=0-4");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(TestServer.text(part)).isEqualTo("%PDF-");
    assertThat(site.get("/posts/hello/", "Range", "bytes=0-14").body()).hasSize(15);
    HttpResponse<byte[]> missing = site.get("/nothing/here");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(TestServer.text(missing))
        .contains("<title>")
        .contains("data-offprint-version=\"none\"");
  }

  @Test
  void the_script_is_in_what_the_preview_sends_alone() throws Exception {
    assertThat(TestServer.text(site.get("/posts/hello/"))).contains("/-/assets/live-");
    assertThat(TestServer.text(server.get("/posts/hello/"))).doesNotContain("live-");
    assertThat(project.resolve("output/posts/hello/index.html")).content().doesNotContain("live-");
  }

  @Test
  void drafts_and_future_posts_are_in_the_preview_alone() throws Exception {
    assertThat(TestServer.text(site.get("/posts/plan/")))
        .contains("heronry", "Draft. Only this preview shows it.");
    assertThat(TestServer.text(site.get("/posts/tomorrow/")))
        .contains("bittern", "Not published before 2999-01-01");
    assertThat(TestServer.text(site.get("/posts/plan/plan.pdf", "Range", "bytes=0-4")))
        .isEqualTo("%PDF-");
    assertThat(server.get("/posts/plan/").statusCode()).isEqualTo(404);
    try (Stream<Path> files = Files.walk(project.resolve("output"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(file.toString()).doesNotContain("plan").doesNotContain("tomorrow");
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain("heronry")
            .doesNotContain("bittern")
            .doesNotContain("posts/plan");
      }
    }
    assertThat(TestServer.text(site.get("/-/preview/drafts"))).contains("posts/plan.md");
  }

  @Test
  void a_draft_that_is_published_or_deleted_is_no_draft_any_more() throws Exception {
    TestServer.write(
        project, "content/posts/soon.md", "---\ntitle: Soon\ndraft: true\n---\n\nSoon.\n");
    await().atMost(TestServer.PATIENCE).until(() -> site.get("/posts/soon/").statusCode() == 200);
    assertThat(TestServer.text(site.get("/posts/soon/"))).contains("offprint-draft");
    TestServer.write(project, "content/posts/soon.md", "---\ntitle: Soon\n---\n\nNow.\n");
    await()
        .atMost(TestServer.PATIENCE)
        .until(() -> TestServer.text(site.get("/posts/soon/")).contains("Now."));
    assertThat(TestServer.text(site.get("/posts/soon/"))).doesNotContain("offprint-draft");
    Files.delete(project.resolve("content/posts/soon.md"));
    await().atMost(TestServer.PATIENCE).until(() -> site.get("/posts/soon/").statusCode() == 404);
    await()
        .atMost(TestServer.PATIENCE)
        .until(() -> Files.notExists(project.resolve(".offprint/preview/files/posts/soon")));
  }

  @Test
  void a_browser_that_opens_an_ebook_gets_its_reader_and_programs_get_the_file() {
    HttpResponse<byte[]> opened = site.get("/posts/hello/hello.epub", "Sec-Fetch-Dest", "document");
    assertThat(header(opened, "Location")).isEqualTo("/-/preview/read/posts/hello/hello.epub");
    assertThat(site.get("/posts/hello/hello.epub?file", "Sec-Fetch-Dest", "document").statusCode())
        .isEqualTo(200);
    assertThat(site.get("/posts/hello/hello.epub").statusCode()).isEqualTo(200);
    String reader = TestServer.text(site.get("/-/preview/read/posts/hello/hello.epub"));
    assertThat(reader).contains("sandbox=\"allow-same-origin\"");
    HttpResponse<byte[]> entry =
        site.get("/-/preview/epub/posts/hello/hello.epub/META-INF/container.xml");
    assertThat(entry.statusCode()).isEqualTo(200);
    assertThat(header(entry, "Content-Security-Policy"))
        .contains("sandbox allow-same-origin")
        .contains("default-src 'none'");
  }

  @Test
  void a_reader_opens_no_other_file() {
    for (String path :
        List.of(
            "/-/preview/read/posts/hello/index.html",
            "/-/preview/read/..%2Foffprint.yaml",
            "/-/preview/epub/posts/hello/hello.epub/..%2F..%2Foffprint.yaml",
            "/-/preview/epub/posts/hello/hello.epub/nothing",
            "/-/preview/pdf/posts/hello/hello.pdf/0.png",
            "/-/preview/pdf/posts/hello/hello.pdf/9999.png",
            "/-/preview/pdf/..%2Foffprint.yaml/1.png",
            "/..%2F.offprint/preview/stored.txt")) {
      assertThat(site.get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void a_reader_opens_no_ebook_that_a_post_attaches() throws Exception {
    Path folder = Files.createDirectories(project.resolve("content/posts/attaching"));
    Files.write(folder.resolve("x.pdf"), site.get("/posts/hello/hello.pdf").body());
    Files.write(folder.resolve("x.epub"), site.get("/posts/hello/hello.epub").body());
    TestServer.write(
        project,
        "content/posts/attaching/index.md",
        "---\ntitle: Attaching\n---\n\n[Paper](x.pdf) and [book](x.epub).\n");
    for (String file : List.of("/posts/attaching/x.pdf", "/posts/attaching/x.epub")) {
      await().atMost(TestServer.PATIENCE).until(() -> site.get(file).statusCode() == 200);
      assertThat(site.get(file, "Sec-Fetch-Dest", "document").statusCode()).as(file).isEqualTo(200);
    }
    for (String path :
        List.of(
            "/-/preview/read/posts/attaching/x.pdf",
            "/-/preview/read/posts/attaching/x.epub",
            "/-/preview/pdf/posts/attaching/x.pdf/1.png",
            "/-/preview/epub/posts/attaching/x.epub/META-INF/container.xml")) {
      assertThat(site.get(path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(site.get("/-/preview/read/posts/attaching/attaching.pdf").statusCode())
        .isEqualTo(200);
  }

  @Test
  void own_pages_are_at_the_other_port_and_nothing_can_be_changed_at_this_one() {
    assertThat(header(site.get("/-/press"), "Location")).isEqualTo(server.address() + "-/press");
    assertThat(header(server.get("/-/site"), "Location")).isEqualTo(server.siteAddress());
    assertThat(TestServer.text(server.get("/"))).contains("href=\"/-/site\"");
    HttpResponse<byte[]> change =
        site.send(
            "POST",
            "/-/api/v1/publish",
            new byte[0],
            "Authorization",
            "Bearer " + TestServer.TOKEN);
    assertThat(change.statusCode()).isEqualTo(405);
    assertThat(site.get("/posts/hello/").headers().map()).doesNotContainKey("set-cookie");
  }

  @Test
  void a_foreign_host_name_is_refused() {
    assertThat(site.status("GET", "/", "Host: evil.example")).isEqualTo(421);
    assertThat(site.status("GET", "/-/preview/events?path=index.html", "Host: evil.example"))
        .isEqualTo(421);
    assertThat(site.status("GET", "/-/preview/drafts", "Host: evil.example:80")).isEqualTo(421);
  }

  @Test
  void inline_scripts_run_in_static_pages_alone_if_the_project_has_no_templates() {
    assertThat(header(site.get("/tool.html"), "Content-Security-Policy"))
        .contains("'unsafe-inline' 'unsafe-eval'");
    String post = header(site.get("/posts/hello/"), "Content-Security-Policy");
    assertThat(post).contains("script-src 'self';").doesNotContain("sandbox");
  }

  @Test
  void a_server_without_the_option_has_no_preview(@TempDir Path other) {
    TestServer.write(other, "content/posts/plan.md", "---\ntitle: Plan\ndraft: true\n---\n\nx\n");
    TestServer.write(other, "content/posts/a.md", "---\ntitle: A\n---\n\nx\n");
    try (TestServer plain = TestServer.on(other, "html", "index")) {
      assertThat(plain.get("/-/site").statusCode()).isEqualTo(404);
      assertThat(TestServer.text(plain.get("/"))).doesNotContain("/-/site");
      assertThat(plain.publisher().drafts().drafts()).isEmpty();
      assertThat(other.resolve(".offprint/preview/files/posts")).doesNotExist();
    }
  }
}
