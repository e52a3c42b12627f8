package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.run.ReaderBookRequest;

/** A reader gets what is new as one EPUB at a secret address. */
@SuppressWarnings("TimeInStaticInitializer") // The server's clock begins at one time for all tests.
class DigestTest {
  private static final Pattern ADDRESS =
      Pattern.compile("http://[0-9.:]+(/-/digest/([A-Za-z0-9_-]{22}))/latest\\.epub");
  // The clock begins at noon of the next Wednesday: later than the files, and not near midnight.
  private static final LocalDate WEDNESDAY =
      LocalDate.now(ZoneOffset.UTC).with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY));
  private static final String WEEK = WEDNESDAY.minusDays(3).toString();
  private static final String NEXT_WEEK = WEDNESDAY.plusDays(4).toString();
  // A socket of Linux takes up to 4 MB that were not sent yet.
  private static final int SENT_BYTES = 4 << 20;

  @TempDir private Path project;
  private final AtomicReference<Duration> ahead =
      new AtomicReference<>(
          Duration.between(Instant.now(), WEDNESDAY.atTime(12, 0).toInstant(ZoneOffset.UTC)));
  private TestServer server;

  @BeforeEach
  void open() {
    SampleServer.write(project);
    TestServer.write(project, "offprint.yaml", "title: Field notes\nlimits:\n  seconds: 120\n");
    server = TestServer.on(project, TestServer.settings(), this::now, "html", "epub", "book-epub");
    awaitBook("posts/lead-time.md");
  }

  private Instant now() {
    return Instant.now().plus(ahead.get());
  }

  private void pass(int days) {
    ahead.updateAndGet(duration -> duration.plusDays(days));
  }

  @AfterEach
  void close() {
    server.close();
  }

  /** Makes a digest and returns its path. */
  private String digest(String form) {
    HttpResponse<byte[]> answer = create(form);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    Matcher address = ADDRESS.matcher(TestServer.text(answer));
    assertThat(address.find()).isTrue();
    return address.group(1);
  }

  private HttpResponse<byte[]> create(String form) {
    return server.send(
        "POST",
        "/-/digest",
        form.getBytes(StandardCharsets.UTF_8),
        "Content-Type",
        "application/x-www-form-urlencoded");
  }

  private HttpResponse<byte[]> fetch(String digest) {
    return server.get(digest + "/latest.epub");
  }

  // A post that just appeared can be in a book as soon as its run has ended. The publisher is asked
  // rather than the server, because a client gets few books at once.
  private void awaitBook(String source) {
    ReaderBookRequest book = new ReaderBookRequest("epub", "Awaited", List.of(source), false);
    await()
        .atMost(TestServer.PATIENCE)
        .ignoreExceptionsMatching(OffprintException.class::isInstance)
        .until(() -> server.publisher().book(book).length() > 0);
  }

  private HttpResponse<byte[]> issue(String digest) {
    HttpResponse<byte[]> answer = fetch(digest);
    assertThat(answer.statusCode()).as(TestServer.text(answer)).isEqualTo(200);
    return answer;
  }

  private void post(String name, String title) {
    TestServer.write(
        project,
        "content/posts/" + name + ".md",
        "---\ntitle: "
            + title
            + "\ndate: 2026-03-01\ntags: [printing]\n---\n\nAbout "
            + title
            + ".\n");
    await()
        .atMost(TestServer.PATIENCE)
        .until(() -> server.text("/-/opds/posts?tag=printing").contains(title));
    awaitBook("posts/" + name + ".md");
  }

  @Test
  void the_catalogs_of_e_readers_lead_to_the_form_with_the_query() {
    for (String query : List.of("", "?tag=printing")) {
      String posts = query.isEmpty() ? "" : "/posts" + query;
      assertThat(server.text("/-/opds" + posts))
          .contains("<link rel=\"related\" href=\"/-/digest" + query + "\" type=\"text/html\"");
      assertThat(server.text("/-/opds/v2" + posts)).contains("\"href\":\"/-/digest" + query + "\"");
    }
    assertThat(server.text("/-/digest?tag=printing")).contains("printing");
  }

  private void awaitFetched(String digest) {
    await()
        .atMost(TestServer.PATIENCE)
        .until(() -> !server.text(digest).contains("not fetched yet"));
  }

  @Test
  void the_first_issue_has_the_posts_since_the_chosen_day_and_is_a_valid_book() throws IOException {
    HttpResponse<byte[]> answer = issue(digest("tag=printing&since=2025-01-01&rhythm=sunday"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/epub+zip");
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"posts-" + WEEK + ".epub\"");
    assertThat(answer.headers().firstValue("X-Robots-Tag").orElse("")).contains("noindex");
    assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).startsWith("private");
    String text = EpubText.of(answer.body());
    assertThat(text)
        .contains("Field notes: printing, " + WEEK, "The heron waits", "Der Reiher wartet")
        .doesNotContain("The tide comes twice");
    assertThat(EpubText.isAccepted(project, answer.body())).isTrue();
  }

  @Test
  void the_same_week_has_the_same_issue_and_the_next_one_has_what_is_new() {
    String digest = digest("tag=printing&since=2026-01-01&rhythm=sunday");
    byte[] first = issue(digest).body();
    awaitFetched(digest);
    post("ink", "Ink");
    assertThat(fetch(digest).body()).isEqualTo(first);
    pass(4);
    String second = EpubText.of(issue(digest).body());
    assertThat(second).contains("About Ink.", NEXT_WEEK).doesNotContain("The heron waits");
    awaitFetched(digest);
    assertThat(server.get(digest + "/1.epub").body()).isEqualTo(first);
  }

  @Test
  void a_week_without_a_new_post_gives_the_last_issue_which_a_program_need_not_load_again() {
    String digest = digest("tag=printing&since=2026-01-01&rhythm=sunday");
    HttpResponse<byte[]> first = issue(digest);
    awaitFetched(digest);
    pass(11);
    HttpResponse<byte[]> second = fetch(digest);
    assertThat(second.body()).isEqualTo(first.body());
    String etag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(server.get(digest + "/latest.epub", "If-None-Match", etag).statusCode())
        .isEqualTo(304);
  }

  @Test
  void a_digest_without_any_post_has_no_issue_yet() {
    String digest = digest("tag=printing&since=2026-03-02&rhythm=day");
    HttpResponse<byte[]> answer = fetch(digest);
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    // The date of a post may be earlier than the day on which it appears.
    post("ink", "Ink");
    assertThat(EpubText.of(issue(digest).body()))
        .contains("About Ink.")
        .doesNotContain("The heron waits");
  }

  @Test
  void posts_of_an_issue_whose_download_broke_off_are_in_the_next_one() throws IOException {
    StringBuilder text = new StringBuilder("About noise.\n");
    for (int i = 0; i < 10; i++) {
      noise(project.resolve("content/posts/noise" + i + ".jpg"), i);
      text.append("\n![a](noise" + i + ".jpg)\n");
    }
    TestServer.write(
        project,
        "content/posts/noise.md",
        "---\ntitle: Noise\ndate: 2026-03-02\ntags: [large]\n---\n\n" + text);
    await()
        .atMost(TestServer.PATIENCE)
        .until(() -> server.text("/-/opds/posts?tag=large").contains("Noise"));
    String digest = digest("tag=large&since=2026-01-01&rhythm=sunday");
    awaitBook("posts/noise.md");
    breakOff(digest + "/latest.epub");
    pass(5);
    assertThat(server.text(digest)).contains(WEEK, "not fetched yet");
    HttpResponse<byte[]> answer = issue(digest);
    assertThat(answer.body().length).isGreaterThan(SENT_BYTES);
    assertThat(EpubText.of(answer.body())).contains("About noise.", NEXT_WEEK);
    awaitFetched(digest);
  }

  private static void noise(Path file, long seed) throws IOException {
    Random random = new Random(seed);
    java.awt.image.BufferedImage image =
        new java.awt.image.BufferedImage(1_400, 1_400, java.awt.image.BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, random.nextInt(1 << 24));
      }
    }
    Files.createDirectories(file.getParent());
    javax.imageio.ImageIO.write(image, "jpg", file.toFile());
  }

  /** Reads the head of a response and then closes the connection. */
  private void breakOff(String path) throws IOException {
    try (Socket socket = new Socket()) {
      // A buffer with a size does not grow, so that the server cannot write the whole response.
      socket.setReceiveBufferSize(4_096);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
      socket.setSoTimeout((int) TestServer.PATIENCE.toMillis());
      String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      assertThat(new String(in.readNBytes(15), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 200 OK");
      socket.setSoLinger(true, 0);
    }
  }

  @Test
  void a_digest_that_is_ended_or_not_used_is_answered_as_one_that_never_was() {
    String digest = digest("since=2026-01-01");
    String unused = digest("since=2026-01-01");
    String never = "/-/digest/" + "A".repeat(22);
    byte[] unknown = fetch(never).body();
    assertThat(fetch(never).statusCode()).isEqualTo(404);
    assertThat(server.send("POST", digest + "/end", new byte[0]).statusCode()).isEqualTo(303);
    pass(8);
    for (String gone : new String[] {digest, unused}) {
      HttpResponse<byte[]> answer = fetch(gone);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).isEqualTo(unknown);
    }
  }

  @Test
  void guesses_are_limited_and_a_right_secret_is_accepted_all_the_same() {
    String digest = digest("tag=water&since=2020-01-01");
    String last = "";
    for (int i = 0; i < 12; i++) {
      last = String.valueOf(fetch("/-/digest/" + "B".repeat(20) + (10 + i)).statusCode());
    }
    assertThat(last).isEqualTo("429");
    assertThat(server.get(digest).statusCode()).isEqualTo(200);
  }

  @Test
  void one_client_cannot_make_many_and_no_other_site_can_make_one() {
    for (int i = 0; i < 5; i++) {
      digest("since=2026-01-01");
    }
    assertThat(create("since=2026-01-01").statusCode()).isEqualTo(429);
    assertThat(
            server
                .send(
                    "POST",
                    "/-/digest",
                    new byte[0],
                    "Origin",
                    "https://elsewhere.example",
                    "Sec-Fetch-Site",
                    "cross-site")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void the_secret_is_in_no_file_of_the_state() throws IOException {
    String digest = digest("since=2026-01-01");
    fetch(digest);
    String secret = digest.substring(digest.lastIndexOf('/') + 1);
    try (Stream<Path> files = Files.walk(project)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain(secret);
      }
    }
  }

  @Test
  void the_catalog_page_leads_to_the_form_with_the_same_choice() {
    assertThat(server.text("/?tag=printing")).contains("href=\"/-/digest?tag=printing\"");
    assertThat(server.text("/-/digest?tag=printing"))
        .contains("value=\"printing\" selected", "value=\"sunday\" selected");
  }
}
