package press.offprint.content.resource;

import press.offprint.model.Code;

/**
 * A file that cannot be used. Checked, thrown by the readers of file formats deep in their walk and
 * turned into a problem by {@link ResourceResolver}; never seen outside this package.
 */
final class Unfit extends Exception {
  private final Code code;
  private final String hint;

  /**
   * @param message a predicate that goes with the file's name: {@code is empty}
   * @param hint how to mend it, one sentence, or empty
   */
  Unfit(Code code, String message, String hint) {
    super(message, null, false, false);
    this.code = code;
    this.hint = hint;
  }

  static Unfit corrupt(String message) {
    return new Unfit(
        Code.RESOURCE_CORRUPT, message, "Export it again, or copy it again from where it came.");
  }

  Finding of(String name) {
    return new Finding(code, name + " " + getMessage() + ".", hint);
  }
}
