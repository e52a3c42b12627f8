package press.offprint.content.data;

/** A failure to read YAML, TOML or JSON, with the place in the file and a hint for the author. */
public final class DataException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The reason of the failure. */
  public enum Kind {
    SYNTAX,
    TAG,
    LIMIT
  }

  private final Kind kind;
  private final int line;
  private final int column;
  private final String hint;

  DataException(Kind kind, String message, int line, int column, String hint) {
    super(message);
    this.kind = kind;
    this.line = line;
    this.column = column;
    this.hint = hint;
  }

  public Kind kind() {
    return kind;
  }

  /** Returns one sentence without a full stop; never null. */
  public String message() {
    return String.valueOf(getMessage());
  }

  /** Returns the one-based line, 0 if it is not known. */
  public int line() {
    return line;
  }

  /** Returns the one-based column, 0 if it is not known. */
  public int column() {
    return column;
  }

  public String hint() {
    return hint;
  }
}
