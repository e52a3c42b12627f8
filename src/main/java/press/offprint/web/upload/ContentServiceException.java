package press.offprint.web.upload;

/** A request that cannot be carried out; nothing was changed. The message is for people. */
public final class ContentServiceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param status the HTTP status: 400 invalid, 404 not found, 409 conflict, 413 too large
   */
  public ContentServiceException(int status, String message) {
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
