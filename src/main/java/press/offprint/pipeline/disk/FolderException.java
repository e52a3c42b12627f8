package press.offprint.pipeline.disk;

/** A folder or file of the site itself cannot be used; the message is for people. */
public final class FolderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FolderException(String message, Throwable cause) {
    super(message, cause);
  }
}
