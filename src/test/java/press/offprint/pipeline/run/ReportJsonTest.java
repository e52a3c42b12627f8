package press.offprint.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import press.offprint.model.RenditionInfo;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

class ReportJsonTest {
  private static final Problem WARNING =
      Problem.warning(ProblemCode.LINK_BROKEN, 7, "A \"broken\" link.", "Correct the link.");
  private static final RenditionInfo PAGE =
      new RenditionInfo("html", "a/index.html", "text/html", 12, "abc");

  @Test
  void a_receipt_survives_a_round_trip() {
    Receipt receipt =
        new Receipt("a.md", ReceiptStatus.PUBLISHED, List.of(WARNING), List.of(PAGE), 42);
    String line = ReportJson.of(receipt);
    assertThat(line).doesNotContain("\n").doesNotContain("fault");
    assertThat(ReportJson.receipt(line)).contains(receipt);
    assertThat(ReportJson.summary(line)).isEmpty();
  }

  @Test
  void a_summary_survives_a_round_trip() {
    RunSummary summary =
        new RunSummary(
            Map.of(ReceiptStatus.PUBLISHED, 2, ReceiptStatus.REJECTED, 1),
            List.of(PAGE),
            List.of(WARNING),
            ExitCode.REJECTED,
            7);
    String line = ReportJson.of(summary);
    assertThat(line).contains("\"unchanged\":0").doesNotContain("checked");
    assertThat(ReportJson.summary(line)).contains(summary);
    assertThat(ReportJson.receipt(line)).isEmpty();
  }

  @Test
  void copies_of_pictures_after_the_pages_survive_a_round_trip() {
    Receipt receipt =
        new Receipt("a.md", ReceiptStatus.PUBLISHED, List.of(), List.of(PAGE), 42)
            .awaiting(List.of("a/large.jpg"));
    String line = ReportJson.of(receipt);
    assertThat(line).contains("\"outstandingCopies\":[\"a/large.jpg\"]");
    assertThat(ReportJson.receipt(line)).contains(receipt);
    RunSummary summary =
        new RunSummary(
            Map.of(ReceiptStatus.PUBLISHED, 1),
            List.of(),
            List.of(PAGE),
            List.of(),
            ExitCode.OK,
            7);
    assertThat(ReportJson.summary(ReportJson.of(summary))).contains(summary);
  }

  @Test
  void a_fault_of_offprint_is_marked() {
    Problem fault = Problem.error(ProblemCode.EDITION_FAILED, 0, "Broken.", "");
    assertThat(ReportJson.of(new Receipt("a.md", ReceiptStatus.REJECTED, List.of(fault))))
        .endsWith(",\"fault\":true}");
  }

  @Test
  void a_line_that_is_not_json_is_an_error() {
    assertThatThrownBy(() -> ReportJson.receipt("{")).isInstanceOf(IllegalArgumentException.class);
  }
}
