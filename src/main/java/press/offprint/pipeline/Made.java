package press.offprint.pipeline;

import java.util.List;
import press.offprint.model.Problem;
import press.offprint.model.Rendition;

/** What the branches of a fan-out made, and how others failed. Never changes. */
final class Made {
  static final Made NOTHING = new Made(List.of(), List.of(), List.of());

  private final Growing<Rendition> renditions;
  private final Growing<Throwable> failures;
  private final Growing<Problem> problems;

  private Made(
      Growing<Rendition> renditions, Growing<Throwable> failures, Growing<Problem> problems) {
    this.renditions = renditions;
    this.failures = failures;
    this.problems = problems;
  }

  Made(List<Rendition> renditions, List<Throwable> failures, List<Problem> problems) {
    this(Growing.of(renditions), Growing.of(failures), Growing.of(problems));
  }

  /** In the order of the branches. */
  List<Rendition> renditions() {
    return renditions.all();
  }

  /** What each failed branch threw. */
  List<Throwable> failures() {
    return failures.all();
  }

  /** Of the whole, such as two files that want one place. */
  List<Problem> problems() {
    return problems.all();
  }

  Made and(Rendition rendition) {
    return new Made(renditions.and(List.of(rendition)), failures, problems);
  }

  Made and(Made other) {
    return new Made(
        renditions.and(other.renditions()),
        failures.and(other.failures()),
        problems.and(other.problems()));
  }

  Made and(Throwable failure) {
    return new Made(renditions, failures.and(List.of(failure)), problems);
  }
}
