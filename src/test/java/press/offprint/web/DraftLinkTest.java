package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.catalog.address.SecretAddresses;
import press.offprint.web.address.DraftLinks;

/** The owner of a secret address of a draft can read its page, its PDF and its EPUB. */
class DraftLinkTest {
  private static final Pattern ADDRESS = Pattern.compile("(/-/draft/[A-Za-z0-9_-]{22}/)\"");

  @TempDir private Path project;
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ofDays(1));
  private TestServer server;

  @BeforeEach
  void write() {
    SampleServer.write(project);
    TestServer.write(project, "offprint.yaml", "title: Field notes\nlimits:\n  seconds: 120\n");
    draft("plan", "Nobody knows.");
    draft("other", "Another secret.");
    server = TestServer.on(project, TestServer.settings(), this::now, "html", "epub", "pdf");
  }

  private Instant now() {
    return Instant.now().plus(ahead.get());
  }

  private String day(int days) {
    return now().plus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void draft(String name, String text) {
    TestServer.write(
        project,
        "content/posts/" + name + ".md",
        "---\ntitle: The "
            + name
            + "\ndraft: true\n---\n\n"
            + text
            + " [Lead](lead-time.md), [other](other.md).\n");
  }

  /** Makes a link as an editor does, and returns its path. */
  private String link(String source) {
    HttpResponse<byte[]> answer =
        server.post(
            "/-/links",
            "source=" + TestServer.encoded(source),
            "Content-Type",
            "application/x-www-form-urlencoded");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    Matcher address = ADDRESS.matcher(TestServer.text(answer));
    assertThat(address.find()).isTrue();
    return address.group(1);
  }

  private String awaitPage(String link) {
    await().atMost(TestServer.PATIENCE).until(() -> server.get(link).statusCode() == 303);
    return server.get(link).headers().firstValue("Location").orElseThrow();
  }

  @Test
  void a_link_leads_to_the_page_the_pdf_and_the_epub_of_its_draft_alone() throws IOException {
    String link = link("posts/plan.md");
    String page = awaitPage(link);
    assertThat(page).isEqualTo(link + "posts/plan/");
    HttpResponse<byte[]> html = server.get(page);
    assertThat(TestServer.text(html))
        .contains(
            "Nobody knows.", "Draft. This address is secret and valid until " + day(14) + ".");
    assertThat(html.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(html.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(html.headers().firstValue("X-Robots-Tag").orElse("")).contains("noindex");
    assertThat(html.headers().firstValue("Content-Security-Policy").orElse("")).contains("sandbox");
    byte[] epub = server.get(page + "plan.epub").body();
    assertThat(EpubText.of(epub)).contains("Nobody knows.");
    assertThat(EpubText.isAccepted(project, epub)).isTrue();
    try (PDDocument pdf = Loader.loadPDF(server.get(page + "plan.pdf").body())) {
      assertThat(new PDFTextStripper().getText(pdf)).contains("Nobody knows.");
    }
    HttpResponse<byte[]> lead = server.get(link + "posts/lead-time/");
    assertThat(lead.headers().firstValue("Location")).hasValue("/posts/lead-time/");
    HttpResponse<byte[]> other = server.get(link + "posts/other/");
    assertThat(server.get(other.headers().firstValue("Location").orElseThrow()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void the_page_follows_an_edit() {
    String page = awaitPage(link("posts/plan.md"));
    draft("plan", "All know.");
    await()
        .atMost(TestServer.PATIENCE)
        .until(() -> TestServer.text(server.get(page)).contains("All know."));
  }

  @Test
  void no_list_feed_catalog_or_search_names_the_draft() {
    awaitPage(link("posts/plan.md"));
    for (String path :
        new String[] {
          "/",
          "/-/list",
          "/?q=Nobody",
          "/-/opds/posts",
          "/feed.xml",
          "/sitemap.xml",
          "/index.html",
          "/posts/",
          "/-/api/v1/posts",
          "/-/dashboard"
        }) {
      assertThat(server.text(path)).as(path).doesNotContain("The plan", "Nobody knows");
    }
    assertThat(server.get("/posts/plan/").statusCode()).isEqualTo(404);
  }

  @Test
  void a_link_that_ended_or_expired_is_answered_as_one_that_never_was() {
    String link = link("posts/plan.md");
    String later = link("posts/other.md");
    awaitPage(link);
    String unknown = server.text("/-/draft/" + "A".repeat(22) + "/");
    HttpResponse<byte[]> ended =
        server.post("/-/links/end", "id=1", "Content-Type", "application/x-www-form-urlencoded");
    assertThat(ended.statusCode()).isEqualTo(303);
    assertThat(server.get(link).statusCode()).isEqualTo(404);
    assertThat(server.text(link)).isEqualTo(unknown);
    ahead.set(Duration.ofDays(16));
    assertThat(server.get(later + "posts/other/").statusCode()).isEqualTo(404);
    assertThat(server.text(later)).isEqualTo(unknown);
  }

  @Test
  void a_command_beside_the_running_server_makes_and_ends_a_link() {
    try (SecretAddresses addresses = SecretAddresses.open(project.resolve(".offprint"))) {
      SecretAddresses.Created created =
          DraftLinks.create(addresses, "posts/plan.md", 3, now().toEpochMilli()).orElseThrow();
      String link = "/-/draft/" + created.secret() + "/";
      assertThat(TestServer.text(server.get(awaitPage(link))))
          .contains("valid until " + day(3) + ".");
      assertThat(addresses.remove(created.address().id(), now().toEpochMilli())).isTrue();
      assertThat(server.get(link).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void a_link_of_a_published_draft_leads_to_the_post() {
    String link = link("posts/plan.md");
    awaitPage(link);
    TestServer.write(project, "content/posts/plan.md", "---\ntitle: The plan\n---\n\nNow known.\n");
    await()
        .atMost(TestServer.PATIENCE)
        .until(
            () ->
                server
                    .get(link)
                    .headers()
                    .firstValue("Location")
                    .equals(Optional.of("/posts/plan/")));
    // The pages of the server follow at the end of the run.
    await()
        .atMost(TestServer.PATIENCE)
        .until(() -> server.text("/posts/plan/").contains("Now known."));
  }

  @Test
  void only_an_editor_makes_a_link_and_only_to_a_post_that_is_not_published() {
    assertThat(server.send("POST", "/-/links", new byte[0]).statusCode()).isEqualTo(401);
    for (String source : new String[] {"posts/lead-time.md", "posts/broken.md", "../x", ""}) {
      assertThat(
              server
                  .post(
                      "/-/links",
                      "source=" + TestServer.encoded(source),
                      "Content-Type",
                      "application/x-www-form-urlencoded")
                  .statusCode())
          .isEqualTo(404);
    }
    link("posts/plan.md");
    assertThat(
            TestServer.text(server.get("/-/press", "Authorization", "Bearer " + TestServer.TOKEN)))
        .contains("Secret addresses of drafts", "End<span");
    assertThat(server.text("/-/press")).doesNotContain("Secret addresses of drafts");
  }

  @Test
  void a_reader_without_the_password_of_the_site_reads_the_draft_and_nothing_else() {
    server.close();
    server =
        TestServer.on(
            project,
            new ServeSettings(
                ServeSettings.LOOPBACK,
                0,
                Optional.of(TestServer.TOKEN),
                Set.of(),
                false,
                Optional.of("reader:password")),
            this::now,
            "html");
    String page = awaitPage(link("posts/plan.md"));
    assertThat(TestServer.text(server.get(page))).contains("Nobody knows.");
    String lead = page.replace("posts/plan/", "posts/lead-time/");
    String location = server.get(lead).headers().firstValue("Location").orElseThrow();
    assertThat(server.get(location).statusCode()).isEqualTo(401);
  }
}
