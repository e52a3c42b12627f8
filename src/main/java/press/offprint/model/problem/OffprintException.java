package press.offprint.model.problem;

/**
 * A failure with a message for the person at the command line. It owns the exit code, so that no
 * caller decides again whose failure it was. The message names the object, the cause and the file
 * and line if there are any; it may hold several lines.
 */
public class OffprintException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final String hint;

  /** A failure of usage, configuration or folders, {@link ExitCode#USAGE}; the hint is empty. */
  public OffprintException(String message) {
    this(ExitCode.USAGE, message, "", null);
  }

  /** A failure of usage, configuration or folders, {@link ExitCode#USAGE}; the hint is empty. */
  public OffprintException(String message, Throwable cause) {
    this(ExitCode.USAGE, message, "", cause);
  }

  /**
   * A failure of any kind.
   *
   * @param hint the next step for the person; empty if the message names it
   * @param cause null if there is none
   */
  public OffprintException(ExitCode exitCode, String message, String hint, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
    this.hint = hint;
  }

  /** Returns the code that a command ends with if this failure ends it. */
  public ExitCode exitCode() {
    return exitCode;
  }

  /** Returns the next step for the person, or an empty text. */
  public String hint() {
    return hint;
  }
}
