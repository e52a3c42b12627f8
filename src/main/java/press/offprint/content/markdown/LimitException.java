package press.offprint.content.markdown;

import press.offprint.model.Problem;

/** A post that would take too much to read; never leaves {@code content}. */
public final class LimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Problem problem;

  public LimitException(Problem problem) {
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  /** The reason, an error. */
  public Problem problem() {
    return problem;
  }
}
