package press.offprint.model.problem;

/** The exit codes of all commands; README documents them. */
public enum ExitCode {
  /** All posts are published or unchanged. */
  OK(0),
  /** A fault in Offprint itself; the person can only report it. */
  FAULT(1),
  /** Wrong usage, configuration, templates, routes or folders; the person can correct it. */
  USAGE(2),
  /** At least one post was rejected; all others are published. */
  REJECTED(3);

  private final int value;

  ExitCode(int value) {
    this.value = value;
  }

  /** Returns the more serious of two codes: a fault, then usage, then a rejected post. */
  public ExitCode or(ExitCode other) {
    return seriousness() >= other.seriousness() ? this : other;
  }

  private int seriousness() {
    return this == OK ? 0 : values().length - value;
  }

  /** Returns the number that the process ends with. */
  public int value() {
    return value;
  }
}
