package press.offprint.pipeline.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.config.ProjectSettings;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.SiteConfigLoader;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunSummary;

class ContentCheckTest {
  @TempDir private Path project;
  private final Map<String, Receipt> receipts = new TreeMap<>();

  private void post(String name, String frontMatter, String text) throws IOException {
    Path file = project.resolve("content").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "---\ntitle: T\n" + frontMatter + "---\n\n" + text + "\n");
  }

  private RunSummary check() {
    PublishSettings settings = ProjectSettings.of(project);
    return ContentCheck.of(settings, SiteConfigLoader.load(settings))
        .run(
            new RunListener() {
              @Override
              public void ended(Receipt receipt) {
                receipts.put(receipt.source(), receipt);
              }
            });
  }

  @Test
  void each_source_gets_the_status_that_a_run_would_give_it() throws IOException {
    post("good.md", "", "Text.");
    post("draft.md", "draft: true\n", "Text.");
    post("broken.md", "date: [\n", "Text.");
    post("one.md", "url: /same/\n", "Text.");
    post("two.md", "url: /same/\n", "Text.");
    RunSummary summary = check();
    assertThat(receipts.get("good.md").status()).isEqualTo(ReceiptStatus.CHECKED);
    assertThat(receipts.get("draft.md").status()).isEqualTo(ReceiptStatus.IGNORED);
    assertThat(receipts.get("broken.md").status()).isEqualTo(ReceiptStatus.REJECTED);
    assertThat(receipts.get("one.md").status()).isEqualTo(ReceiptStatus.CHECKED);
    assertThat(receipts.get("two.md").problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.SLUG_CONFLICT);
    assertThat(summary.exitCode()).isEqualTo(ExitCode.REJECTED);
    assertThat(project.resolve("output")).doesNotExist();
  }

  @Test
  void a_link_to_a_missing_page_or_anchor_is_a_warning_with_its_line() throws IOException {
    post("a.md", "", "[page](b.md) [anchor](b.md#part) [title](b.md#t)\n\n[no](b.md#gone)");
    post("b.md", "", "## Part\n\n[no](/nowhere/) [file](/a%20b.txt) [list](/feed.xml)");
    Files.createDirectories(project.resolve("static"));
    Files.writeString(project.resolve("static/a b.txt"), "x");
    assertThat(check().exitCode()).isEqualTo(ExitCode.OK);
    assertThat(messages("a.md"))
        .containsExactly("7: The link leads to \"#gone\", but b.md has no such anchor.");
    assertThat(messages("b.md"))
        .containsExactly("7: The link leads to \"/nowhere/\", but the site has no such page.");
  }

  @Test
  void a_post_whose_script_has_no_font_is_rejected_before_it_is_published() throws IOException {
    post("sinhala.md", "", "\u0DC3\u0DD2\u0D82\u0DC4\u0DBD ".repeat(20));
    post("latin.md", "", "A word such as \u0DC3\u0DD2\u0D82\u0DC4\u0DBD in a text.");
    assertThat(check().exitCode()).isEqualTo(ExitCode.REJECTED);
    assertThat(receipts.get("latin.md").status()).isEqualTo(ReceiptStatus.CHECKED);
    assertThat(messages("sinhala.md"))
        .singleElement()
        .asString()
        .contains("letters have no font, most of them of the script Sinhala");
  }

  @Test
  void a_site_without_pdfs_needs_no_fonts_for_its_scripts() throws IOException {
    Files.writeString(project.resolve("offprint.yaml"), "editions: [html]\n");
    post("sinhala.md", "", "\u0DC3\u0DD2\u0D82\u0DC4\u0DBD ".repeat(20));
    assertThat(check().exitCode()).isEqualTo(ExitCode.OK);
  }

  private List<String> messages(String source) {
    return receipts.get(source).problems().stream()
        .map(problem -> problem.line() + ": " + problem.message())
        .toList();
  }
}
