package press.offprint.pipeline.bucket;

/** A bucket did not do what it was asked for. The message names the bucket and no secret. */
public final class BucketException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final String hint;

  /** The use of a repetition. */
  public enum Kind {
    /** The store is busy or out of reach; the next attempt may succeed. */
    LATER,
    /** Every request would be refused, such as with a wrong key or without the bucket. */
    REFUSED,
    /** This object is refused, and others are not, such as one that is too large. */
    OBJECT
  }

  BucketException(Kind kind, String message, String hint, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.hint = hint;
  }

  public Kind kind() {
    return kind;
  }

  /** Returns the remedy as a sentence; empty if the next attempt may succeed. */
  public String hint() {
    return hint;
  }
}
