package press.offprint.web.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.run.RunSummary;

class RunMonitorTest {
  private final RunMonitor monitor = new RunMonitor(InstantSource.fixed(Instant.ofEpochMilli(7)));

  @Test
  void notices_are_kept_newest_first_and_once() {
    monitor.notice("The disk is full.");
    Problem problem = Problem.error(ProblemCode.LIMIT_SIZE, 0, "No index was made.", "Try again.");
    monitor.closes(new RunSummary(Map.of(), List.of(), List.of(problem), ExitCode.FAULT, 1));
    monitor.notice("The disk is full.");
    assertThat(monitor.state().notices())
        .containsExactly(
            new RunMonitor.Notice("The disk is full.", 7),
            new RunMonitor.Notice("No index was made. Try again.", 7));
  }

  @Test
  void only_the_last_few_notices_are_kept() {
    for (int i = 0; i < 50; i++) {
      monitor.notice("Notice " + i);
    }
    assertThat(monitor.state().notices())
        .hasSize(5)
        .first()
        .isEqualTo(new RunMonitor.Notice("Notice 49", 7));
  }
}
