package press.offprint.pipeline.config;

/** The command line, the configuration or a folder is not as it must be; nothing was published. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message for people: what is wrong, where, and how to mend it; may hold several lines
   */
  public ConfigurationException(String message) {
    super(message);
  }

  public ConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }
}
