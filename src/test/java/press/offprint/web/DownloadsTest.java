package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.util.DefaultReportImpl;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.offprint.model.RenditionInfo;
import press.offprint.model.bytes.Bytes;
import press.offprint.web.catalog.FileMediaTypes;
import press.offprint.web.catalog.ServedFile;

/**
 * Files are sent completely, in ranges and with validators, and only if the catalog contains them.
 */
class DownloadsTest {
  private static final String EPUB = "/posts/lead-time/lead-time.epub";
  private static final String PAGE = "/posts/lead-time/";

  @TempDir private static Path project;
  private static TestServer server;

  @BeforeAll
  static void open() {
    SampleServer.write(project);
    TestServer.write(project, "static/offer.pdf", "%PDF-1.7\n");
    server = TestServer.on(project);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void every_rendition_is_sent_as_in_the_output_folder() {
    List<RenditionInfo> all =
        server.publisher().entries().stream().flatMap(e -> e.downloads().stream()).toList();
    assertThat(all).hasSizeGreaterThan(8);
    for (RenditionInfo file : all) {
      HttpResponse<byte[]> answer = server.get("/" + file.path());
      assertThat(answer.statusCode()).as(file.path()).isEqualTo(200);
      assertThat(Bytes.owning(answer.body()).sha256()).as(file.path()).isEqualTo(file.sha256());
      assertThat(header(answer, "Content-Type")).startsWith(file.mediaType());
      assertThat(header(answer, "Content-Length")).isEqualTo(String.valueOf(file.bytes()));
    }
  }

  @Test
  void scripts_run_on_pages_only_if_the_project_adds_html_to_them() throws IOException {
    Path hook = project.resolve("templates/web/head.html");
    assertThat(header(server.get(PAGE), "Content-Security-Policy")).doesNotContain("script");
    Files.createDirectories(hook.getParent());
    Files.writeString(hook, "<script src=\"https://example.org/count.js\"></script>");
    try {
      assertThat(header(server.get(PAGE), "Content-Security-Policy"))
          .contains("sandbox allow-scripts")
          .doesNotContain("allow-same-origin");
      assertThat(header(server.get(EPUB), "Content-Security-Policy")).doesNotContain("script");
    } finally {
      Files.delete(hook);
    }
  }

  @Test
  void a_downloaded_ebook_is_valid() throws IOException {
    Path file = project.resolve("downloaded.epub");
    Files.write(file, server.get(EPUB).body());
    DefaultReportImpl report = new DefaultReportImpl("downloaded.epub");
    new EpubCheck(file.toFile(), report).doValidate();
    assertThat(report.getFatalErrorCount() + report.getErrorCount() + report.getWarningCount())
        .isZero();
  }

  @Test
  void the_etag_is_the_hash_of_the_content_and_avoids_the_body() {
    HttpResponse<byte[]> first = server.get(EPUB);
    String etag = header(first, "ETag");
    assertThat(etag).isEqualTo('"' + Bytes.owning(first.body()).sha256().substring(0, 32) + '"');
    HttpResponse<byte[]> again = server.get(EPUB, "If-None-Match", "\"other\", " + etag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(header(again, "ETag")).isEqualTo(etag);
    assertThat(server.get(EPUB, "If-None-Match", "W/" + etag).statusCode()).isEqualTo(304);
    assertThat(server.get(EPUB, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    assertThat(server.get(EPUB, "If-Match", "\"other\"").statusCode()).isEqualTo(412);
  }

  @Test
  void last_modified_avoids_the_body_too_unless_the_request_has_an_etag() {
    String modified = header(server.get(EPUB), "Last-Modified");
    assertThat(server.get(EPUB, "If-Modified-Since", modified).statusCode()).isEqualTo(304);
    assertThat(server.get(EPUB, "If-Modified-Since", "Thu, 01 Jan 2015 00:00:00 GMT").statusCode())
        .isEqualTo(200);
    assertThat(
            server.get(EPUB, "If-Modified-Since", modified, "If-None-Match", "\"x\"").statusCode())
        .isEqualTo(200);
    assertThat(server.get(EPUB, "If-Modified-Since", "yesterday").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"0-0", "0-99", "100-", "-1", "-100", "5-999999999", "-999999999"})
  void a_range_is_a_part_of_the_file(String range) {
    byte[] all = server.get(EPUB).body();
    HttpResponse<byte[]> piece = server.get(EPUB, "Range", "bytes=" + range);
    int dash = range.indexOf('-');
    String first = range.substring(0, dash);
    String last = range.substring(dash + 1);
    int from =
        first.isEmpty()
            ? Math.max(0, all.length - Integer.parseInt(last))
            : Integer.parseInt(first);
    int to =
        first.isEmpty() || last.isEmpty()
            ? all.length
            : Math.min(all.length, Integer.parseInt(last) + 1);
    assertThat(piece.statusCode()).isEqualTo(206);
    assertThat(piece.body()).isEqualTo(Arrays.copyOfRange(all, from, to));
    assertThat(header(piece, "Content-Range"))
        .isEqualTo("bytes " + from + "-" + (to - 1) + "/" + all.length);
  }

  @Test
  void several_ranges_are_sent_as_multipart() {
    byte[] all = server.get(EPUB).body();
    HttpResponse<byte[]> answer = server.get(EPUB, "Range", "bytes=0-9,20-29,-5");
    assertThat(answer.statusCode()).isEqualTo(206);
    String type = header(answer, "Content-Type");
    assertThat(type).startsWith("multipart/byteranges; boundary=");
    String boundary = "--" + type.substring(type.indexOf('=') + 1);
    String body = new String(answer.body(), StandardCharsets.ISO_8859_1);
    String[] parts = body.split(boundary, -1);
    assertThat(parts).hasSize(5);
    assertThat(parts[1]).contains("Content-Range: bytes 0-9/" + all.length);
    assertThat(parts[2]).endsWith(new String(all, 20, 10, StandardCharsets.ISO_8859_1) + "\r\n");
    assertThat(parts[4]).isEqualTo("--\r\n");
  }

  @Test
  void a_range_after_the_end_is_refused_and_an_invalid_range_is_ignored() {
    HttpResponse<byte[]> behind = server.get(EPUB, "Range", "bytes=999999999-");
    assertThat(behind.statusCode()).isEqualTo(416);
    assertThat(header(behind, "Content-Range")).startsWith("bytes */");
    for (String odd : List.of("bytes=9-1", "bytes=a-b", "pages=1-2", "bytes=-")) {
      assertThat(server.get(EPUB, "Range", odd).statusCode()).as(odd).isEqualTo(200);
    }
  }

  @Test
  void if_range_prevents_parts_of_two_versions() {
    HttpResponse<byte[]> whole = server.get(EPUB);
    String etag = header(whole, "ETag");
    assertThat(server.get(EPUB, "Range", "bytes=0-9", "If-Range", etag).statusCode())
        .isEqualTo(206);
    assertThat(
            server
                .get(EPUB, "Range", "bytes=0-9", "If-Range", header(whole, "Last-Modified"))
                .statusCode())
        .isEqualTo(206);
    assertThat(server.get(EPUB, "Range", "bytes=0-9", "If-Range", "\"old\"").statusCode())
        .isEqualTo(200);
  }

  @Test
  void head_has_the_headers_of_get() {
    for (String path : List.of(EPUB, PAGE, "/feed.xml", "/")) {
      HttpResponse<byte[]> get = server.get(path);
      HttpResponse<byte[]> head = server.head(path);
      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(head.body()).isEmpty();
      for (String name : List.of("Content-Length", "Content-Type", "ETag", "Cache-Control")) {
        assertThat(header(head, name)).as(path + " " + name).isEqualTo(header(get, name));
      }
    }
  }

  @Test
  void texts_are_compressed_for_clients_that_accept_it() throws IOException {
    HttpResponse<byte[]> plain = server.get(PAGE);
    HttpResponse<byte[]> small = server.get(PAGE, "Accept-Encoding", "br, gzip;q=0.8");
    assertThat(header(small, "Content-Encoding")).isEqualTo("gzip");
    assertThat(small.body().length).isLessThan(plain.body().length / 2);
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(small.body()))) {
      assertThat(in.readAllBytes()).isEqualTo(plain.body());
    }
    assertThat(header(plain, "Vary")).isEqualTo("Accept-Encoding");
    assertThat(header(small, "ETag")).isNotEqualTo(header(plain, "ETag"));
    assertThat(server.get(PAGE, "Accept-Encoding", "gzip;q=0").headers().map())
        .doesNotContainKey("content-encoding");
    assertThat(server.get(EPUB, "Accept-Encoding", "gzip").headers().map())
        .doesNotContainKey("content-encoding");
  }

  @Test
  void a_download_has_the_title_as_file_name_in_every_alphabet() {
    HttpResponse<byte[]> ebook = server.get("/posts/umlaute/umlaute.epub");
    assertThat(header(ebook, "Content-Disposition"))
        .startsWith("attachment; filename=\"Gr__e _ Ma_ _im Satz_.epub\";")
        .endsWith(
            "filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F%20%E2%80%9Eim%20Satz%E2%80%9C.epub");
    assertThat(header(server.get("/posts/umlaute/umlaute.pdf"), "Content-Disposition"))
        .startsWith("inline;");
  }

  @Test
  void an_attachment_that_may_act_is_a_download_and_a_pdf_of_a_post_opens() {
    for (String file : List.of("a.pdf", "a.docx", "a.zip")) {
      ServedFile attached = new ServedFile("p/" + file, FileMediaTypes.of(file), file, true);
      assertThat(attached.isDownload()).as(file).isTrue();
    }
    assertThat(new ServedFile("p/p.pdf", "application/pdf", "P.pdf", false).isDownload()).isFalse();
    assertThat(new ServedFile("p/a.png", "image/png", "a.png", true).isDownload()).isFalse();
    assertThat(header(server.get("/offer.pdf"), "Content-Disposition"))
        .startsWith("attachment; filename=\"offer.pdf\"");
    assertThat(header(server.get("/posts/umlaute/umlaute.pdf"), "Content-Disposition"))
        .startsWith("inline;");
  }

  @Test
  void urls_with_a_hash_are_cached_for_ever_and_others_are_validated() {
    String catalog = server.text("/");
    List<String> hashed =
        java.util.regex.Pattern.compile("\"(/-/(?:assets|covers)/[^\" ]+)")
            .matcher(catalog)
            .results()
            .map(m -> m.group(1))
            .distinct()
            .toList();
    assertThat(hashed).hasSizeGreaterThan(4);
    for (String url : hashed) {
      HttpResponse<byte[]> answer = server.get(url);
      assertThat(answer.statusCode()).as(url).isEqualTo(200);
      assertThat(header(answer, "Cache-Control")).as(url).contains("immutable");
    }
    for (String url : List.of("/", PAGE, EPUB, "/feed.xml")) {
      assertThat(header(server.get(url), "Cache-Control")).as(url).isEqualTo("no-cache");
    }
  }

  @Test
  void a_folder_without_a_slash_redirects_to_the_folder_with_a_slash() {
    HttpResponse<byte[]> answer = server.get("/posts/lead-time");
    assertThat(answer.statusCode()).isEqualTo(301);
    assertThat(header(answer, "Location")).isEqualTo("/posts/lead-time/");
  }

  @Test
  void a_file_that_is_not_in_the_catalog_is_not_found() throws IOException {
    TestServer.write(project, "output/posts/lead-time/stray.txt", "not published");
    Path link = project.resolve("output/posts/lead-time/link.pdf");
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, Path.of("/etc/hostname"));
    for (String path :
        List.of(
            "/posts/lead-time/stray.txt",
            "/posts/lead-time/link.pdf",
            "/.offprint/catalog.db",
            "/.offprint/token.sha256",
            "/.offprint/server.json",
            "/offprint.yaml")) {
      assertThat(server.get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void a_published_file_that_became_a_link_to_outside_is_not_sent() throws IOException {
    Path file = project.resolve("output/posts/umlaute/umlaute.pdf");
    Path aside = project.resolve("aside.pdf");
    Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    try {
      Files.createSymbolicLink(file, aside);
      assertThat(server.get("/posts/umlaute/umlaute.pdf").statusCode()).isEqualTo(404);
    } finally {
      Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Test
  void every_response_is_one_complete_version_while_new_versions_are_stored() throws Exception {
    Path post = project.resolve("content/posts/moving.md");
    Map<String, Boolean> etags = new ConcurrentHashMap<>();
    Thread reader =
        new Thread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                HttpResponse<byte[]> answer = server.get("/posts/moving/");
                if (answer.statusCode() == 200) {
                  String hash = Bytes.owning(answer.body()).sha256().substring(0, 32);
                  etags.put(header(answer, "ETag"), header(answer, "ETag").contains(hash));
                }
              }
            });
    for (int version = 0; version < 6; version++) {
      String words = "Version " + version + " " + "moves on. ".repeat(400 * (version + 1));
      Files.writeString(post, "---\ntitle: Moving\n---\n\n" + words + "\n");
      String mark = "Version " + version + " ";
      await().atMost(TestServer.PATIENCE).until(() -> server.text("/posts/moving/").contains(mark));
      if (version == 0) {
        reader.start();
      }
    }
    reader.interrupt();
    reader.join(TestServer.PATIENCE.toMillis());
    // The catalog must not change during the other tests.
    Files.delete(post);
    await().atMost(TestServer.PATIENCE).until(() -> !server.text("/").contains("/posts/moving/"));
    assertThat(etags).hasSizeGreaterThan(1).doesNotContainValue(false);
  }

  @Test
  void feeds_have_their_media_types_and_name_their_hub() {
    Map<String, String> feeds =
        Map.of(
            "/feed.xml", "application/rss+xml; charset=utf-8",
            "/atom.xml", "application/atom+xml; charset=utf-8",
            "/feed.json", "application/feed+json",
            "/tags/printing/feed.xml", "application/rss+xml; charset=utf-8");
    feeds.forEach(
        (path, type) -> {
          HttpResponse<byte[]> answer = server.get(path);
          assertThat(answer.statusCode()).as(path).isEqualTo(200);
          assertThat(header(answer, "Content-Type")).as(path).isEqualTo(type);
          assertThat(header(answer, "Link"))
              .isEqualTo(
                  "<https://hub.example.org/>; rel=\"hub\", <https://notes.example.org"
                      + path
                      + ">; rel=\"self\"");
        });
    assertThat(header(server.get(PAGE), "Link")).isEmpty();
  }

  @Test
  void many_concurrent_readers_get_the_same_bytes() {
    String hash = Bytes.owning(server.get(EPUB).body()).sha256();
    assertThat(
            IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> Bytes.owning(server.get(EPUB).body()).sha256())
                .collect(Collectors.toSet()))
        .containsExactly(hash);
  }

  private static String header(HttpResponse<byte[]> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
