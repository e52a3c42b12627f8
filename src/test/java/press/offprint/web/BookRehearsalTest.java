package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.RenditionInfo;
import press.offprint.web.catalog.CatalogItem;

/** A server makes books for practice before its first reader. */
class BookRehearsalTest {
  private static final String BOOK = "/-/book.epub?tag=printing&title=One";

  @TempDir private Path project;

  @BeforeEach
  void write() {
    SampleServer.write(project);
  }

  private static Optional<Thread> rehearsal() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("offprint-rehearsal"))
        .findFirst();
  }

  private static void awaitEnd() {
    await().atMost(Duration.ofMinutes(2)).until(() -> rehearsal().isEmpty());
  }

  @Test
  void a_book_is_the_same_with_and_without_a_rehearsal() {
    byte[] first;
    try (TestServer server = TestServer.on(project)) {
      first = server.get(BOOK).body();
    }
    try (TestServer server = TestServer.on(project)) {
      server.webServer().rehearseBooks();
      assertThat(rehearsal()).isPresent();
      awaitEnd();
      assertThat(server.get(BOOK).body()).isEqualTo(first);
      assertThat(new String(server.get("/").body(), StandardCharsets.UTF_8))
          .doesNotContain("Rehearsal");
    }
  }

  @Test
  void each_post_of_a_site_up_to_the_limit_is_read_once_and_larger_sites_are_sampled() {
    assertThat(BookRehearsal.rounds(3)).isEqualTo(2);
    assertThat(BookRehearsal.sample(List.of("a", "b", "c"), 1, 2)).containsExactly("a", "b", "c");
    assertThat(BookRehearsal.sample(List.of(), 0, 2)).isEmpty();
    for (int count : new int[] {90, 160, 751, 20_000}) {
      List<String> posts = IntStream.range(0, count).mapToObj(String::valueOf).toList();
      int rounds = BookRehearsal.rounds(count);
      List<String> read =
          IntStream.range(0, rounds)
              .mapToObj(round -> BookRehearsal.sample(posts, round, rounds))
              .flatMap(List::stream)
              .toList();
      assertThat(Set.copyOf(read)).hasSize(Math.min(count, 320));
      assertThat(read.stream().mapToInt(Integer::parseInt).max().orElseThrow())
          .isGreaterThan(count * 9 / 10);
    }
  }

  @Test
  void posts_with_the_largest_file_are_first() {
    assertThat(
            BookRehearsal.bySize(
                List.of(
                    post("a.md", 10), post("b.md", 10, 30), post("c.md", 30), post("d.md", 20))))
        .containsExactly("b.md", "c.md", "d.md", "a.md");
  }

  private static CatalogItem post(String source, long... sizes) {
    List<RenditionInfo> files =
        LongStream.of(sizes)
            .mapToObj(bytes -> new RenditionInfo("pdf", "a.pdf", "application/pdf", bytes, ""))
            .toList();
    return new CatalogItem(
        source,
        "/a/",
        "A",
        "",
        "en",
        "ltr",
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        1,
        "",
        files,
        List.of(),
        0);
  }

  @Test
  void a_server_that_ends_does_not_wait_for_its_rehearsal() {
    TestServer server = TestServer.on(project);
    server.webServer().rehearseBooks();
    server.close();
    awaitEnd();
  }
}
