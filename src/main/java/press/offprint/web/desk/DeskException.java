package press.offprint.web.desk;

/** Something was asked for that cannot be done; nothing was changed. The message is for people. */
public final class DeskException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param status of HTTP: 400 makes no sense, 404 not there, 409 in the way, 413 too much
   */
  DeskException(int status, String message) {
    super(message);
    this.status = status;
  }

  DeskException(int status, String message, Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  public int status() {
    return status;
  }
}
