package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** {@code check --store} reads the published ebooks as stores do. */
class CheckStoreTest extends SmallSite {
  private static final String FULL =
      "---\ntitle: Full\ndate: 2026-01-04\nauthor: A. Baker\ndescription: On bread.\n---\n\nWords.\n";

  private Result published() {
    assertThat(offprint("publish", "--to", "epub").code()).isZero();
    return offprint("check", "--store");
  }

  @Test
  void an_ebook_with_all_metadata_keeps_the_rules_and_another_one_has_warnings()
      throws IOException {
    write("offprint.yaml", "title: Bread\n");
    write("content/posts/full.md", FULL);
    Result result = published();
    assertThat(result.code()).isZero();
    assertThat(result.err())
        .doesNotContain("full.epub")
        .contains("posts/first/first.epub: All stores: The ebook has no creator. [STORE_RULE]")
        .contains("Write author: in the front matter, or in offprint.yaml.");
    assertThat(offprint("check", "--store", "--strict").code()).isEqualTo(3);
    String full = project.resolve("output/posts/full").toString();
    assertThat(offprint("check", "--store", "--strict", full).code()).isZero();
  }

  @Test
  void tables_pictures_and_links_are_read_from_the_pages() throws IOException {
    write(
        "content/posts/first.md",
        "---\ntitle: First\ndate: 2026-01-02\n---\n\n|"
            + "a|".repeat(12)
            + "\n|"
            + "-|".repeat(12)
            + "\n\n![](dot.svg)\n\n[Buy](https://www.amazon.com/dp/1)\n");
    write(
        "content/posts/dot.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"4\">"
            + "<rect width=\"4\" height=\"4\"/></svg>");
    assertThat(published().err())
        .contains("has a table of 1 rows and 12 columns")
        .contains("has pictures without an alternative text: images/dot.svg")
        .contains("leads to other stores: https://www.amazon.com/dp/1");
  }

  @Test
  void a_damaged_ebook_and_a_folder_without_ebooks_are_errors_with_a_remedy() throws IOException {
    Result none = offprint("check", "--store");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("There is no ebook in").contains("publish --to epub");
    published();
    Files.writeString(project.resolve("output/posts/first/first.epub"), "no archive");
    Result damaged = offprint("check", "--store");
    assertThat(damaged.code()).isEqualTo(3);
    assertThat(damaged.err())
        .contains("The ebook cannot be read")
        .contains("offprint verify --repair, then offprint publish");
  }
}
