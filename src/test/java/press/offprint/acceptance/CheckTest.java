package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.ProjectOperations;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunSummary;

/** The command {@code offprint check} reports problems and writes no file. */
class CheckTest {
  @TempDir private Path folder;
  private Blog blog;
  private final Map<String, Receipt> receipts = new TreeMap<>();

  @BeforeEach
  void write() {
    blog =
        new Blog(folder)
            .with(
                "content/posts/a.md",
                "---",
                "title: A",
                "tags: [paper]",
                "aliases: /old/",
                "---",
                "[good](b.md#part) [title](b.md#b) [broken place](b.md#gone)",
                "",
                "[broken page](/nowhere/) [gone](gone.md) [ref]({{< ref \"missing.md\" >}})",
                "",
                "[tag](/tags/paper/) [list](/posts/) [file](/robots.txt) [feed](/feed.xml)",
                "[former](/old/) [home](/) [self](#here) [[b#^my-block]] [[b#^none]]")
            .with("content/posts/b.md", "---", "title: B", "---", "## Part", "Text ^my-block")
            .with("content/posts/draft.md", "---", "title: D", "draft: true", "---", "Text")
            .with("content/posts/bad.md", "---", "title: [", "---", "Text")
            .with("static/robots.txt", "User-agent: *");
  }

  private RunSummary check() {
    return ProjectOperations.check(
        blog.settings(),
        new RunListener() {
          @Override
          public void ended(Receipt receipt) {
            receipts.put(receipt.source(), receipt);
          }
        });
  }

  @Test
  void broken_links_and_anchors_are_reported_with_their_lines() {
    check();
    List<Problem> problems = receipts.get("posts/a.md").problems();
    assertThat(problems).allMatch(problem -> problem.code() == ProblemCode.LINK_BROKEN);
    assertThat(
            problems.stream()
                .map(p -> p.line() + " " + p.message().replaceAll("^[^\"]*\"([^\"]*)\".*$", "$1")))
        .containsExactlyInAnyOrder(
            "6 #gone", "8 /nowhere/", "8 gone.md", "8 missing.md", "11 #here", "11 #block-none");
  }

  @Test
  void every_source_has_its_receipt_and_a_broken_one_is_rejected() {
    RunSummary summary = check();
    assertThat(receipts.get("posts/a.md").status()).isEqualTo(ReceiptStatus.CHECKED);
    assertThat(receipts.get("posts/b.md").problems()).isEmpty();
    assertThat(receipts.get("posts/draft.md").status()).isEqualTo(ReceiptStatus.IGNORED);
    assertThat(receipts.get("posts/bad.md").status()).isEqualTo(ReceiptStatus.REJECTED);
    assertThat(summary.count(ReceiptStatus.REJECTED)).isEqualTo(1);
  }

  @Test
  void a_check_writes_nothing() throws Exception {
    List<Path> before = files();
    check();
    assertThat(files()).isEqualTo(before);
    assertThat(blog.output("")).doesNotExist();
  }

  private List<Path> files() throws Exception {
    try (var files = Files.walk(folder)) {
      return files.sorted().toList();
    }
  }
}
