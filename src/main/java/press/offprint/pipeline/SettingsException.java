package press.offprint.pipeline;

/** The command line, the configuration or a folder is not as it must be; nothing was published. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message for people: what is wrong, where, and how to mend it; may hold several lines
   */
  public SettingsException(String message) {
    super(message);
  }

  public SettingsException(String message, Throwable cause) {
    super(message, cause);
  }
}
