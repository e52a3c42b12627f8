package press.offprint.content.resource.file;

import press.offprint.model.problem.ProblemCode;

/**
 * A file that an article cannot hold. The readers of file formats throw it, and the resource
 * resolver turns it into a problem of the post.
 */
public final class UnusableFileException extends Exception {
  private final ProblemCode code;
  private final String hint;

  /**
   * A failure without a stack trace.
   *
   * @param message the predicate of a sentence whose subject is the file: {@code is empty}
   * @param hint the next step for the author, one sentence, or empty
   */
  public UnusableFileException(ProblemCode code, String message, String hint) {
    super(message, null, false, false);
    this.code = code;
    this.hint = hint;
  }

  /** Returns the failure of a damaged file; {@code message} is a predicate. */
  public static UnusableFileException corrupt(String message) {
    return new UnusableFileException(
        ProblemCode.RESOURCE_CORRUPT,
        message,
        "Export the file again, or copy it again from its source.");
  }

  /** Returns the finding about the file {@code name}. */
  public ResourceFinding of(String name) {
    return new ResourceFinding(code, name + " " + getMessage() + ".", hint);
  }
}
