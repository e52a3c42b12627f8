package press.offprint.pipeline.run;

import java.util.List;
import press.offprint.model.RenditionInfo;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.Problem;

/**
 * The result of one source in one run.
 *
 * @param source path relative to the content folder
 * @param renditions the renditions that are published now
 * @param millis wall-clock time of this source in this run
 * @param hidden the reason why the source is not published, if it is ignored
 * @param worker the name of the process that made the renditions; empty if it is this one
 */
public record Receipt(
    String source,
    ReceiptStatus status,
    List<Problem> problems,
    List<RenditionInfo> renditions,
    long millis,
    Hidden hidden,
    String worker,
    List<String> outstanding) {

  public Receipt {
    problems = List.copyOf(problems);
    renditions = List.copyOf(renditions);
    outstanding = List.copyOf(outstanding);
  }

  /** A receipt of a source that took no time and has no renditions to report. */
  public Receipt(String source, ReceiptStatus status, List<Problem> problems) {
    this(source, status, problems, List.of(), 0);
  }

  /** A receipt of a source that is not hidden. */
  public Receipt(
      String source,
      ReceiptStatus status,
      List<Problem> problems,
      List<RenditionInfo> renditions,
      long millis) {
    this(source, status, problems, renditions, millis, Hidden.NONE, "", List.of());
  }

  /** Returns the same receipt with the reason why the source is not published. */
  public Receipt with(Hidden reason) {
    return new Receipt(source, status, problems, renditions, millis, reason, worker, outstanding);
  }

  /** Returns the same receipt with the name of the process that made the renditions. */
  public Receipt madeBy(String process) {
    return new Receipt(source, status, problems, renditions, millis, hidden, process, outstanding);
  }

  /** Returns the same receipt with the pictures whose narrower copies are not made yet. */
  public Receipt awaiting(List<String> pictures) {
    return new Receipt(source, status, problems, renditions, millis, hidden, worker, pictures);
  }

  /** Returns the exit code of a command that ends with this receipt. */
  public ExitCode exitCode() {
    return status == ReceiptStatus.REJECTED ? exitCode(problems) : ExitCode.OK;
  }

  /** Returns true if the source was rejected because of a fault in Offprint. */
  public boolean fault() {
    return exitCode() == ExitCode.FAULT;
  }

  /** Returns the exit code of a rejection for these reasons. */
  public static ExitCode exitCode(List<Problem> problems) {
    return problems.stream()
        .map(problem -> problem.code().exitCode())
        .reduce(ExitCode.REJECTED, ExitCode::or);
  }
}
