package press.offprint.pipeline.record;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import press.offprint.model.Rendition;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCollector;
import press.offprint.pipeline.exec.PostponedException;
import press.offprint.pipeline.exec.RootCauses;

/**
 * The results of all branches of a fan-out.
 *
 * @param renditions in the order of the branches
 * @param failures the exception of each failed branch
 * @param problems of the whole, such as two files with the same path
 */
public record BranchResults(
    List<Rendition> renditions, List<Throwable> failures, List<Problem> problems) {
  public static final BranchResults NOTHING = new BranchResults(List.of(), List.of(), List.of());

  public BranchResults {
    renditions = List.copyOf(renditions);
    failures = List.copyOf(failures);
    problems = List.copyOf(problems);
  }

  /** Returns the same results with the contents that a function returns for each. */
  public BranchResults withContents(UnaryOperator<Bytes> contents) {
    return new BranchResults(
        renditions.stream().map(rendition -> with(rendition, contents)).toList(),
        failures,
        problems);
  }

  private static Rendition with(Rendition rendition, UnaryOperator<Bytes> contents) {
    return new Rendition(
        rendition.edition(),
        rendition.path(),
        rendition.mediaType(),
        contents.apply(rendition.content()),
        rendition.problems(),
        rendition.companions().stream().map(companion -> with(companion, contents)).toList(),
        rendition.pages(),
        rendition.outstanding());
  }

  /** Returns true if nothing failed, but an edition takes so long that a later run has the post. */
  public boolean isPostponed() {
    return !failures.isEmpty() && failures.stream().allMatch(BranchResults::isPostponed);
  }

  /** Returns the results without the editions that take so long. */
  public BranchResults withoutPostponed() {
    List<Throwable> others = failures.stream().filter(one -> !isPostponed(one)).toList();
    return new BranchResults(renditions, others, problems);
  }

  private static boolean isPostponed(Throwable failure) {
    return RootCauses.find(failure, PostponedException.class).isPresent();
  }

  /** Returns all warnings of one post: those of its reader, then those of its editions. */
  public List<Problem> warnings(ReadPost post) {
    List<Problem> warnings = new ArrayList<>(post.problems());
    renditions.forEach(
        rendition -> warnings.addAll(ProblemCollector.limited(rendition.problems())));
    return warnings;
  }

  /** The results of the branches that have ended; for one thread at a time. */
  static final class Collector {
    private final List<Rendition> renditions = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    void add(Rendition rendition) {
      renditions.add(rendition);
    }

    void add(Throwable failure) {
      failures.add(failure);
    }

    void addAll(BranchResults others) {
      renditions.addAll(others.renditions);
      failures.addAll(others.failures);
      problems.addAll(others.problems);
    }

    BranchResults results() {
      return new BranchResults(renditions, failures, problems);
    }
  }
}
