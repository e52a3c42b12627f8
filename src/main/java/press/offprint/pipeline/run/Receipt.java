package press.offprint.pipeline.run;

import java.util.List;
import press.offprint.model.Problem;
import press.offprint.model.RenditionInfo;

/**
 * How one source ended.
 *
 * @param source path relative to the content folder
 * @param renditions what is published of it now
 * @param millis wall time spent on it in this run
 * @param fault true where a fault of ours, not of the post, ended it
 */
public record Receipt(
    String source,
    ReceiptStatus status,
    List<Problem> problems,
    List<RenditionInfo> renditions,
    long millis,
    boolean fault) {

  public Receipt {
    problems = List.copyOf(problems);
    renditions = List.copyOf(renditions);
  }
}
