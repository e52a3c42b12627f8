package press.offprint.content.markdown.limit;

import press.offprint.model.problem.Problem;

/** A limit on the size or depth of a post is exceeded. Caught within {@code content}. */
public final class LimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Problem problem;

  public LimitException(Problem problem) {
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  /** Returns the reason, which is an error. */
  public Problem problem() {
    return problem;
  }
}
