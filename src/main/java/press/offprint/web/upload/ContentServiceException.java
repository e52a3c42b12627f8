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

  /** Returns the refusal of a name that is a file here and a folder there. */
  static ContentServiceException fileAndFolder(String name) {
    return new ContentServiceException(
        409, "\"" + name + "\" would be both a file and a folder. Rename the file or the folder.");
  }

  /** Returns a failure of the disk. The server logs the cause, which may name its folders. */
  static ContentServiceException failed(String what, Throwable cause) {
    return new ContentServiceException(
        500, what + ". The terminal of the server shows the cause.", cause);
  }

  public int status() {
    return status;
  }
}
