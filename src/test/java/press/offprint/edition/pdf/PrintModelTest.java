package press.offprint.edition.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintModelTest {
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
