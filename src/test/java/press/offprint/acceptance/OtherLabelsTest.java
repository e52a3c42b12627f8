package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.run.ReceiptStatus;

/** References of a post to the figures, tables and the like of another post. */
class OtherLabelsTest {
  @TempDir private Path project;
  private Blog blog;

  @BeforeEach
  void write() {
    blog = new Blog(project, "html", "epub");
    blog.with("offprint.yaml", "title: Manual", "baseUrl: https://example.org/docs/");
    referring("manual/use.md", "As @tbl-pins shows, and @sec-box, it fits.");
    tables("manual/parts.md", "Parts", "tbl-cells", "tbl-pins");
  }

  private void referring(String source, String text) {
    blog.with("content/" + source, "---", "title: Use", "date: 2024-03-01", "---", text);
  }

  private void tables(String source, String title, String... labels) {
    List<String> lines = new ArrayList<>(List.of("---", "title: " + title, "---", ""));
    for (String label : labels) {
      lines.addAll(List.of("| a |", "|---|", "| 1 |", "", ": Words {#" + label + "}", ""));
    }
    lines.add("## The box {#sec-box}");
    lines.add("");
    lines.add("It refers back to @tbl-own and to @tbl-pins.");
    blog.with("content/" + source, lines.toArray(String[]::new));
  }

  private String shown(String page) {
    return blog.page(page).selectFirst(".page-body p").text().replace('\u00a0', ' ');
  }

  private List<String> warnings(Run run, String source) {
    return run.receipt(source).problems().stream()
        .filter(problem -> problem.code() == ProblemCode.REFERENCE_UNKNOWN)
        .map(Problem::message)
        .toList();
  }

  @Test
  void a_label_of_another_post_is_a_link_with_its_number_and_the_title_of_that_post() {
    Run run = blog.publish();
    assertThat(shown("manual/use/index.html"))
        .isEqualTo("As Table 2 (Parts) shows, and The box (Parts), it fits.");
    assertThat(blog.page("manual/use/index.html").select("a.ref").eachAttr("href"))
        .containsExactly("../parts/#tbl-pins", "../parts/#sec-box");
    assertThat(warnings(run, "manual/use.md")).isEmpty();
    assertThat(warnings(run, "manual/parts.md"))
        .singleElement()
        .asString()
        .contains("Neither this post nor another one has the label \"tbl-own\"");
    String chapter =
        BookSamples.documents(blog.output("manual/use/use.epub")).values().stream()
            .filter(document -> document.contains("Parts)"))
            .findFirst()
            .orElseThrow();
    assertThat(chapter).contains("href=\"https://example.org/docs/manual/parts/#tbl-pins\"");
  }

  @Test
  void a_post_follows_the_number_of_a_thing_of_another_post() {
    blog.publish();
    tables("manual/parts.md", "All parts", "tbl-pins");
    Run run = blog.publish();
    assertThat(shown("manual/use/index.html")).startsWith("As Table 1 (All parts) shows");
    assertThat(run.receipt("manual/use.md").status()).isEqualTo(ReceiptStatus.PUBLISHED);
    assertThat(blog.publish().with(ReceiptStatus.PUBLISHED)).isEmpty();
  }

  @Test
  void a_label_that_appears_later_is_found_then() {
    tables("manual/parts.md", "Parts", "tbl-cells");
    Run run = blog.publish();
    assertThat(warnings(run, "manual/use.md")).hasSize(1);
    tables("manual/wires.md", "Wires", "tbl-pins");
    blog.publish();
    assertThat(shown("manual/use/index.html")).startsWith("As Table 1 (Wires) shows");
    blog.without("content/manual/wires.md");
    run = blog.publish();
    assertThat(shown("manual/use/index.html")).startsWith("As Table pins shows");
    assertThat(warnings(run, "manual/use.md")).hasSize(1);
  }

  @Test
  void a_post_of_the_same_folder_is_meant_and_two_of_them_are_named() {
    tables("letters/parts.md", "Letters", "tbl-pins");
    blog.publish();
    assertThat(shown("manual/use/index.html")).startsWith("As Table 2 (Parts) shows");
    tables("manual/wires.md", "Wires", "tbl-pins");
    Run run = blog.publish();
    assertThat(warnings(run, "manual/use.md"))
        .anySatisfy(
            message ->
                assertThat(message)
                    .contains("\"tbl-pins\"", "manual/parts.md", "manual/wires.md")
                    .doesNotContain("letters"));
  }

  @Test
  void a_label_in_code_or_in_another_language_is_not_meant() {
    blog.with(
        "content/manual/how.md", "---", "title: How", "---", "```", ": Words {#tbl-pins}", "```");
    tables("manual/teile.de.md", "Teile", "tbl-pins");
    Run run = blog.publish();
    assertThat(shown("manual/use/index.html")).startsWith("As Table 2 (Parts) shows");
    assertThat(warnings(run, "manual/use.md")).isEmpty();
  }

  @Test
  void a_post_that_is_rejected_has_no_labels() {
    blog.publish();
    blog.with("content/manual/parts.md", "---", "title: [", "---", ": Words {#tbl-pins}");
    Run run = blog.publish();
    assertThat(run.receipt("manual/parts.md").status()).isEqualTo(ReceiptStatus.REJECTED);
    assertThat(run.receipt("manual/use.md").status())
        .isIn(ReceiptStatus.PUBLISHED, ReceiptStatus.UNCHANGED);
  }
}
