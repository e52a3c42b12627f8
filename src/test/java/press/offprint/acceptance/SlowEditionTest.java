package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import press.offprint.pipeline.FileTrees;
import press.offprint.pipeline.run.ReceiptStatus;

/** While a folder is watched, a post whose PDF takes long makes no other one wait. */
@Isolated
class SlowEditionTest {
  @TempDir private Path project;
  private Blog blog;

  @BeforeEach
  void write() {
    blog = new Blog(project, "html", "pdf");
    post("a", "Words.");
  }

  private void post(String name, String text) {
    WatchingPublisher.post(project, "posts/" + name + ".md", "About " + name, text);
  }

  /** Writes drawings of 60,000 shapes, which are read in a moment, and returns a text with them. */
  private String drawings(int count) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String name = "drawing-" + i + ".svg";
      Files.writeString(
          project.resolve("content/posts").resolve(name),
          "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'"
              + " width='100' height='100'><defs><g id='a'>"
              + ("<path d='M1 " + i + "L9 8z'/>").repeat(100)
              + "</g><g id='b'>"
              + "<use xlink:href='#a'/>".repeat(100)
              + "</g></defs>"
              + "<use xlink:href='#b'/>".repeat(6)
              + "</svg>");
      text.append("![A drawing](").append(name).append(")\n\n");
    }
    return text.toString();
  }

  private static boolean isMakingPdf() {
    return isRunning("offprint-edition-pdf");
  }

  private static boolean isRunning(String thread) {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .anyMatch(thread::equals);
  }

  private WatchingPublisher watching() {
    WatchingPublisher watching = WatchingPublisher.over(project, "html", "pdf");
    watching.awaitReceipt("posts/a.md", ReceiptStatus.PUBLISHED);
    return watching;
  }

  @Test
  void a_new_post_is_published_while_the_pdf_of_another_one_is_made_and_leads_to_no_page_of_it()
      throws IOException {
    try (WatchingPublisher watching = watching()) {
      post("slow", drawings(500));
      await().atMost(WatchingPublisher.PATIENCE).until(SlowEditionTest::isMakingPdf);
      post("zoo", "Words.");
      watching.awaitReceipt("posts/zoo.md", ReceiptStatus.PUBLISHED);
      assertThat(watching.receipts("posts/slow.md")).isEmpty();
      assertThat(isMakingPdf()).isTrue();
      watching.awaitPage("posts/zoo", "About a");
      await()
          .atMost(WatchingPublisher.PATIENCE)
          .until(() -> !watching.page("posts/zoo").contains("About slow"));
      assertThat(watching.page("posts/slow")).isEmpty();
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !isMakingPdf() && !isRunning("offprint-the PDF"));
  }

  @Test
  void a_post_whose_pdf_takes_long_is_published_and_linked_when_it_is_made() throws IOException {
    try (WatchingPublisher watching = watching()) {
      int before = watching.runs().size();
      post("slow", drawings(4));
      await().atMost(WatchingPublisher.PATIENCE).until(SlowEditionTest::isMakingPdf);
      post("zoo", "Words.");
      watching.awaitReceipt("posts/slow.md", ReceiptStatus.PUBLISHED);
      watching.awaitReceipt("posts/zoo.md", ReceiptStatus.PUBLISHED);
      watching.awaitPage("posts/zoo", "About slow");
      assertThat(watching.receipts("posts/slow.md")).hasSize(1);
      List<Set<String>> runs = List.copyOf(watching.runs());
      assertThat(runs.subList(before, runs.size()))
          .filteredOn(run -> run.contains("posts/zoo.md"))
          .isNotEmpty();
    }
    Path clean = project.resolve("clean");
    Run.of(blog.settings(clean));
    assertThat(FileTrees.hashes(blog.output("posts")))
        .isEqualTo(FileTrees.hashes(clean.resolve("posts")));
  }

  @Test
  void a_post_whose_pdf_exceeds_its_deadline_is_rejected_while_others_are_published()
      throws IOException {
    blog.with("offprint.yaml", "limits:", "  seconds: 5");
    try (WatchingPublisher watching = watching()) {
      post("slow", drawings(500));
      post("zoo", "Words.");
      watching.awaitReceipt("posts/zoo.md", ReceiptStatus.PUBLISHED);
      watching.awaitRejected("posts/slow.md", "Making the PDF took more than 5 seconds.");
      assertThat(watching.receipts("posts/slow.md")).hasSize(1);
      assertThat(watching.page("posts/slow")).isEmpty();
    }
  }

  @Test
  void an_edit_replaces_the_text_whose_pdf_is_being_made() throws IOException {
    try (WatchingPublisher watching = watching()) {
      post("slow", drawings(500));
      await().atMost(WatchingPublisher.PATIENCE).until(SlowEditionTest::isMakingPdf);
      post("slow", "Edited words.");
      watching.awaitReceipt("posts/slow.md", ReceiptStatus.PUBLISHED);
      assertThat(watching.receipts("posts/slow.md")).hasSize(1);
      assertThat(watching.page("posts/slow")).contains("Edited words.");
    }
  }
}
