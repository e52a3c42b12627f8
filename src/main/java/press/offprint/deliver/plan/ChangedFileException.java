package press.offprint.deliver.plan;

/** A file was published again or withdrawn during its delivery. The next delivery sends it. */
public final class ChangedFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ChangedFileException(String path, Throwable cause) {
    super("The file " + path + " was published again during the delivery.", cause);
  }
}
