package press.offprint.pipeline.run;

import java.util.List;
import java.util.Map;
import press.offprint.model.Problem;
import press.offprint.model.RenditionInfo;

/**
 * How a run ended.
 *
 * @param counts of receipts by status; a status without receipts is left out
 * @param renditions what was made for the site as a whole
 * @param problems of the site editions
 * @param fault true where at least one receipt or site edition failed through a fault of ours
 * @param millis wall time of the run
 */
public record RunSummary(
    Map<ReceiptStatus, Integer> counts,
    List<RenditionInfo> renditions,
    List<Problem> problems,
    boolean fault,
    long millis) {

  public RunSummary {
    counts = Map.copyOf(counts);
    renditions = List.copyOf(renditions);
    problems = List.copyOf(problems);
  }

  public int count(ReceiptStatus status) {
    return counts.getOrDefault(status, 0);
  }
}
