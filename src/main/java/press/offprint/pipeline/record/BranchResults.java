package press.offprint.pipeline.record;

import java.util.List;
import press.offprint.model.Problem;
import press.offprint.model.Rendition;

/** What the branches of a fan-out made, and how others failed. Never changes. */
public final class BranchResults {
  public static final BranchResults NOTHING = new BranchResults(List.of(), List.of(), List.of());

  private final AppendOnlyList<Rendition> renditions;
  private final AppendOnlyList<Throwable> failures;
  private final AppendOnlyList<Problem> problems;

  private BranchResults(
      AppendOnlyList<Rendition> renditions,
      AppendOnlyList<Throwable> failures,
      AppendOnlyList<Problem> problems) {
    this.renditions = renditions;
    this.failures = failures;
    this.problems = problems;
  }

  public BranchResults(
      List<Rendition> renditions, List<Throwable> failures, List<Problem> problems) {
    this(AppendOnlyList.of(renditions), AppendOnlyList.of(failures), AppendOnlyList.of(problems));
  }

  /** In the order of the branches. */
  public List<Rendition> renditions() {
    return renditions.all();
  }

  /** What each failed branch threw. */
  public List<Throwable> failures() {
    return failures.all();
  }

  /** Of the whole, such as two files that want one place. */
  public List<Problem> problems() {
    return problems.all();
  }

  BranchResults plus(Rendition rendition) {
    return new BranchResults(renditions.and(List.of(rendition)), failures, problems);
  }

  BranchResults plus(BranchResults other) {
    return new BranchResults(
        renditions.and(other.renditions()),
        failures.and(other.failures()),
        problems.and(other.problems()));
  }

  BranchResults plus(Throwable failure) {
    return new BranchResults(renditions, failures.and(List.of(failure)), problems);
  }
}
