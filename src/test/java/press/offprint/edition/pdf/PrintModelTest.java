package press.offprint.edition.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintModelTest {
  @Test
  void an_address_that_nobody_types_is_not_printed() throws Exception {
    String link = "<p><a href=\"https://example.org/%s\">words</a></p>";
    String body = link.replace("%s", "b") + link.replace("%s", "a".repeat(3_000));
    assertThat(PdfSamples.print(PdfPosts.of(body)).text())
        .contains("example.org/b")
        .doesNotContain("aaaa");
  }

  @Test
  void a_running_head_has_one_line() {
    assertThat(PrintModel.runningHead("A field guide", "A4")).isEqualTo("A field guide");
    assertThat(
            PrintModel.runningHead(
                "Announcing the next release of the compiler, its tools and its many books", "A4"))
        .isEqualTo("Announcing the next release of the compiler, its…");
    assertThat(PrintModel.runningHead("原稿用紙から電子書籍まで、一行の長さと行間と禁則とルビの話", "A5"))
        .endsWith("…")
        .hasSizeBetween(12, 19);
    assertThat(PrintModel.runningHead("x".repeat(300), "A5")).hasSize(20);
  }
}
