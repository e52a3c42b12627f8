package press.offprint.pipeline.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunRequest;
import press.offprint.pipeline.run.RunSummary;
import press.offprint.pipeline.run.StopFlag;

class RunReporterTest {
  private static final Problem WARNING =
      Problem.warning(ProblemCode.LINK_BROKEN, 0, "The menu leads nowhere.", "Correct it.");

  private final List<RunSummary> summaries = new ArrayList<>();
  private final StopFlag stop = new StopFlag();
  private final RunReporter reporter =
      new RunReporter(
          new RunListener() {
            @Override
            public void closes(RunSummary summary) {
              summaries.add(summary);
            }
          },
          InstantSource.system(),
          stop);

  @Test
  void a_lasting_problem_of_the_site_is_reported_once_in_watch_mode() {
    reporter.reportChangesOnly();
    run(List.of(WARNING));
    run(List.of(WARNING));
    run(List.of());
    run(List.of(WARNING));
    assertThat(summaries).hasSize(2).allMatch(summary -> summary.problems().size() == 1);
  }

  @Test
  void a_run_that_a_signal_ended_is_marked_as_stopped() {
    run(List.of());
    stop.request();
    run(List.of());
    assertThat(summaries).extracting(RunSummary::stopped).containsExactly(false, true);
  }

  private void run(List<Problem> problems) {
    reporter.begin(0, RunRequest.WATCHED, 0);
    reporter.close(List.of(), problems, ExitCode.OK);
  }
}
