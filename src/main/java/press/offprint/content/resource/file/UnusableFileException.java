package press.offprint.content.resource.file;

import press.offprint.content.resource.ResourceResolver;
import press.offprint.model.ProblemCode;

/**
 * A file that cannot be used. Checked, thrown by the readers of file formats deep in their walk and
 * turned into a problem by {@link ResourceResolver}; never seen outside this package.
 */
public final class UnusableFileException extends Exception {
  private final ProblemCode code;
  private final String hint;

  /**
   * @param message a predicate that goes with the file's name: {@code is empty}
   * @param hint how to mend it, one sentence, or empty
   */
  public UnusableFileException(ProblemCode code, String message, String hint) {
    super(message, null, false, false);
    this.code = code;
    this.hint = hint;
  }

  public static UnusableFileException corrupt(String message) {
    return new UnusableFileException(
        ProblemCode.RESOURCE_CORRUPT,
        message,
        "Export it again, or copy it again from where it came.");
  }

  public ResourceFinding of(String name) {
    return new ResourceFinding(code, name + " " + getMessage() + ".", hint);
  }
}
