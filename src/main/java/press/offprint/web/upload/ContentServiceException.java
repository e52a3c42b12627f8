package press.offprint.web.upload;

/** Something was asked for that cannot be done; nothing was changed. The message is for people. */
public final class ContentServiceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param status of HTTP: 400 makes no sense, 404 not there, 409 in the way, 413 too much
   */
  ContentServiceException(int status, String message) {
    super(message);
    this.status = status;
  }

  ContentServiceException(int status, String message, Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  public int status() {
    return status;
  }
}
