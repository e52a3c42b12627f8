package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader of the server chooses posts and gets one book of them. */
class ReaderBookTest {
  @TempDir private Path project;
  private TestServer server;

  @BeforeEach
  void open() {
    SampleServer.write(project);
    server = TestServer.on(project);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void the_results_of_a_search_are_one_epub_in_the_order_of_their_dates() throws IOException {
    HttpResponse<byte[]> answer = server.get("/-/book.epub?tag=printing");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/epub+zip");
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"posts.epub\"");
    String text = EpubText.of(answer.body());
    assertThat(text).contains("Field notes: printing").doesNotContain("The tide comes twice");
    assertThat(text.indexOf("Der Reiher wartet")).isBetween(1, text.indexOf("The heron waits"));
    assertThat(EpubText.isAccepted(project, answer.body())).isTrue();
  }

  @Test
  void ticked_posts_are_one_pdf() throws IOException {
    HttpResponse<byte[]> answer =
        server.get("/-/book.pdf?post=posts%2Flead-time.md&post=notes%2Ftide%2Findex.md");
    assertThat(answer.statusCode()).isEqualTo(200);
    try (PDDocument pdf = Loader.loadPDF(answer.body())) {
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("Field notes: 2 chosen posts", "The tide comes twice", "The heron waits");
    }
  }

  @Test
  void posts_before_a_day_are_left_out() throws IOException {
    String text = EpubText.of(server.get("/-/book.epub?since=2025-07-02").body());
    assertThat(text).contains("Der Reiher wartet", "The heron waits").doesNotContain("tide comes");
  }

  @Test
  void the_same_choice_is_answered_from_the_cache_until_a_post_changes() {
    String address = "/-/book.epub?tag=water";
    HttpResponse<byte[]> first = server.get(address);
    HttpResponse<byte[]> second = server.get(address);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(etag(second)).isEqualTo(etag(first));
    TestServer.write(
        project, "content/notes/tide/index.md", "---\ntitle: Tide\ntags: [water]\n---\n\nEbb.\n");
    server.publisher().publish();
    await().until(() -> !etag(server.get(address)).equals(etag(first)));
    assertThat(EpubText.of(server.get(address).body())).contains("Ebb.");
  }

  @Test
  void a_book_shows_the_pictures_and_shortcodes_of_now_though_the_post_stayed_the_same() {
    TestServer.write(
        project,
        "content/notes/tide/index.md",
        "---\ntitle: Tide\ntags: [water]\n---\n\n![](map.svg)\n\n{{< mark >}}\n");
    TestServer.write(project, "content/notes/tide/map.svg", svg(20));
    TestServer.write(project, "templates/shortcodes/mark.html", "<p>Before</p>\n");
    server.publisher().publish();
    String address = "/-/book.epub?tag=water&title=";
    await().until(() -> EpubText.of(server.get(address + "A").body()).contains("Before"));
    TestServer.write(project, "content/notes/tide/map.svg", svg(21));
    TestServer.write(project, "templates/shortcodes/mark.html", "<p>Behind</p>\n");
    server.publisher().publish();
    String text = EpubText.of(server.get(address + "B").body());
    assertThat(text).contains("Behind", "width=\"21\"").doesNotContain("Before");
  }

  private static String svg(int width) {
    return "<svg xmlns='http://www.w3.org/2000/svg' width='"
        + width
        + "' height='9'><rect width='9' height='9'/></svg>";
  }

  @Test
  void a_choice_without_posts_or_with_too_many_is_refused_with_the_reason() {
    assertThat(refusal("/-/book.epub?tag=none")).contains("No post fits");
    assertThat(refusal("/-/book.epub?post=posts%2Fbroken.md")).contains("None of these posts");
    assertThat(refusal("/-/book.epub?post=..%2F..%2Foffprint.yaml")).contains("None of these");
    assertThat(refusal("/-/book.epub?" + "post=a&".repeat(101))).contains("at most 100 posts");
    assertThat(server.get("/-/book.epub?since=soon").statusCode()).isEqualTo(400);
    assertThat(server.get("/-/book.docx").statusCode()).isEqualTo(404);
  }

  @Test
  void a_client_that_asks_for_too_many_books_has_to_wait() {
    Set<Integer> answers = new TreeSet<>();
    for (int i = 0; i < 20; i++) {
      answers.add(server.get("/-/book.epub?tag=none").statusCode());
    }
    assertThat(answers).containsExactly(422, 429);
  }

  @Test
  void many_readers_of_books_do_not_keep_others_from_pages() throws Exception {
    List<CompletableFuture<Integer>> books = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String address = "/-/book.pdf?title=Book+" + i;
      books.add(CompletableFuture.supplyAsync(() -> server.get(address).statusCode()));
    }
    assertThat(server.get("/-/dashboard").statusCode()).isEqualTo(200);
    Set<Integer> answers = new TreeSet<>();
    for (CompletableFuture<Integer> book : books) {
      answers.add(book.get());
    }
    assertThat(answers).isSubsetOf(200, 503).contains(200);
  }

  @Test
  void the_catalog_page_and_opds_offer_the_book() {
    String page = page("/?tag=printing");
    assertThat(page)
        .contains("formaction=\"/-/book.epub\"", "formaction=\"/-/book.pdf\"")
        .contains("name=\"tag\" value=\"printing\"")
        .contains("form=\"book\" name=\"post\" value=\"posts/lead-time.md\"");
    assertThat(page("/-/opds/posts?tag=printing")).contains("href=\"/-/book.epub?tag=printing\"");
  }

  private String page(String address) {
    return new String(server.get(address).body(), StandardCharsets.UTF_8);
  }

  private String refusal(String address) {
    HttpResponse<byte[]> answer = server.get(address);
    assertThat(answer.statusCode()).isEqualTo(422);
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static String etag(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("ETag").orElse("");
  }
}
