package press.offprint.deliver.plan;

import java.util.List;

/**
 * A failure that belongs to single files and that a repetition would meet again, such as a file
 * that is too large for the server. The target gets the other files.
 */
public final class FileRefusedException extends DeliveryException {
  private static final long serialVersionUID = 1L;

  private final List<String> paths;

  /** A failure of the one file that was sent. */
  public FileRefusedException(String message, String hint) {
    this(message, hint, List.of());
  }

  /**
   * A failure of some files of a delivery that sends all files at once.
   *
   * @param paths of the files that are refused
   */
  public FileRefusedException(String message, String hint, List<String> paths) {
    super(message, hint, null);
    this.paths = List.copyOf(paths);
  }

  /** Returns the paths of the files that are refused; empty if it is the one that was sent. */
  public List<String> paths() {
    return paths;
  }
}
