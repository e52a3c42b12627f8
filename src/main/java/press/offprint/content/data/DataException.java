package press.offprint.content.data;

/** Text that is no sound YAML, TOML or JSON: what is wrong, where, and how to mend it. */
public final class DataException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong with it. */
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

  /** What happened, one sentence; never null. */
  public String message() {
    return String.valueOf(getMessage());
  }

  /** One-based, 0 where it is not known. */
  public int line() {
    return line;
  }

  /** One-based, 0 where it is not known. */
  public int column() {
    return column;
  }

  public String hint() {
    return hint;
  }
}
