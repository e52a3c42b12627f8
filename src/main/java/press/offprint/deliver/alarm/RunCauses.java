package press.offprint.deliver.alarm;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import press.offprint.deliver.plan.Alarm.Kind;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunSummary;

/** The causes of alarms of the run under way. Not thread-safe. */
final class RunCauses {
  // Sorted, so that the order in which posts end makes no new alarm.
  private final Map<Kind, TreeSet<String>> causes = new EnumMap<>(Kind.class);

  void add(Receipt receipt) {
    if (receipt.status() != ReceiptStatus.REJECTED) {
      return;
    }
    for (Problem problem : receipt.problems()) {
      if (problem.isError()) {
        add(kind(problem, receipt.exitCode()), receipt.source() + ": " + text(problem));
      }
    }
  }

  void add(RunSummary summary) {
    for (Problem problem : summary.problems()) {
      if (problem.code() == ProblemCode.RESULT_ODD) {
        add(Kind.ODD, text(problem));
      } else if (problem.isError()) {
        add(kind(problem, summary.exitCode()), text(problem));
      }
    }
  }

  private static Kind kind(Problem problem, ExitCode exit) {
    return problem.code() == ProblemCode.RESULT_HELD
        ? Kind.HELD
        : exit == ExitCode.FAULT ? Kind.FAILED : Kind.REJECTED;
  }

  void add(Kind kind, String cause) {
    causes.computeIfAbsent(kind, k -> new TreeSet<>()).add(cause);
  }

  private static String text(Problem problem) {
    return problem.hint().isEmpty() ? problem.message() : problem.message() + " " + problem.hint();
  }

  /** Returns the causes of each kind, and forgets them. */
  Map<Kind, List<String>> take() {
    Map<Kind, List<String>> all = new EnumMap<>(Kind.class);
    causes.forEach((kind, lines) -> all.put(kind, List.copyOf(lines)));
    causes.clear();
    return all;
  }
}
