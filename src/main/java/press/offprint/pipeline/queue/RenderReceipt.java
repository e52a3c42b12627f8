package press.offprint.pipeline.queue;

import java.util.List;
import java.util.Map;
import press.offprint.json.Json;
import press.offprint.model.Rendition;
import press.offprint.model.problem.ProblemCode;

/**
 * The end of one {@link RenderJob}.
 *
 * @param job the id of the job
 * @param worker the name of the process that had it
 * @param state how it ended
 * @param reason a sentence for people if it was refused or is dead; else empty
 * @param renditions in the order of the editions; their bytes are in the store
 * @param failures of the editions that could not be made
 * @param millis wall-clock time at the worker
 */
record RenderReceipt(
    String job,
    String worker,
    State state,
    String reason,
    List<Rendition> renditions,
    List<Failure> failures,
    long millis) {

  /** The ends of jobs. */
  enum State {
    /** All editions were tried. */
    MADE,
    /** The worker would make other bytes than the coordinator, so that another one has to do it. */
    REFUSED,
    /** Several workers ended while they made the post. */
    DEAD
  }

  /**
   * An edition that could not be made.
   *
   * @param message a sentence for people
   */
  record Failure(ProblemCode code, String message) {}

  RenderReceipt {
    renditions = List.copyOf(renditions);
    failures = List.copyOf(failures);
  }

  /** Returns the id of the job of a receipt as JSON; empty if the text is no receipt. */
  static String job(String receipt) {
    return text(receipt, "job");
  }

  /** Returns the worker of a receipt as JSON; empty if the text is no receipt. */
  static String worker(String receipt) {
    return text(receipt, "worker");
  }

  private static String text(String receipt, String key) {
    try {
      return Json.read(receipt) instanceof Map<?, ?> map && map.get(key) instanceof String text
          ? text
          : "";
    } catch (IllegalArgumentException e) {
      return ""; // No job waits for such a message.
    }
  }

  /** Returns the receipt of a job of which no edition could be made. */
  static RenderReceipt failed(String job, String worker, Failure failure) {
    return new RenderReceipt(job, worker, State.MADE, "", List.of(), List.of(failure), 0);
  }

  /** Returns a receipt without renditions. */
  static RenderReceipt of(String job, String worker, State state, String reason) {
    return new RenderReceipt(job, worker, state, reason, List.of(), List.of(), 0);
  }
}
