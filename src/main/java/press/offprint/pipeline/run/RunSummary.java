package press.offprint.pipeline.run;

import java.util.List;
import java.util.Map;
import press.offprint.model.RenditionInfo;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.Problem;

/**
 * The result of a run.
 *
 * @param counts number of receipts by status; a status without receipts is absent
 * @param renditions the files that were made for the whole site
 * @param completed the pages that got the copies of their pictures after their receipts
 * @param problems of the site editions
 * @param exitCode the most serious of all receipts and site editions
 * @param millis wall-clock time of the run, from the scan of its sources to its last file
 * @param stopped true if a signal ended the run before it was complete
 */
public record RunSummary(
    Map<ReceiptStatus, Integer> counts,
    List<RenditionInfo> renditions,
    List<RenditionInfo> completed,
    List<Problem> problems,
    ExitCode exitCode,
    long millis,
    boolean stopped) {

  public RunSummary {
    counts = Map.copyOf(counts);
    renditions = List.copyOf(renditions);
    completed = List.copyOf(completed);
    problems = List.copyOf(problems);
  }

  /** The result of a complete run. */
  public RunSummary(
      Map<ReceiptStatus, Integer> counts,
      List<RenditionInfo> renditions,
      List<RenditionInfo> completed,
      List<Problem> problems,
      ExitCode exitCode,
      long millis) {
    this(counts, renditions, completed, problems, exitCode, millis, false);
  }

  /** The result of a complete run in which no page got copies of its pictures later. */
  public RunSummary(
      Map<ReceiptStatus, Integer> counts,
      List<RenditionInfo> renditions,
      List<Problem> problems,
      ExitCode exitCode,
      long millis) {
    this(counts, renditions, List.of(), problems, exitCode, millis);
  }

  /** Returns the number of receipts with this status. */
  public int count(ReceiptStatus status) {
    return counts.getOrDefault(status, 0);
  }

  /** Returns true if a receipt or a site edition failed because of a fault in Offprint. */
  public boolean fault() {
    return exitCode == ExitCode.FAULT;
  }
}
