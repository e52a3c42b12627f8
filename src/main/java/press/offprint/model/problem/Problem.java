package press.offprint.model.problem;

/**
 * A warning or error about one source, with its place and its remedy.
 *
 * @param line one-based line in the source file, 0 if it is not known
 * @param column one-based column, 0 if it is not known
 * @param message one sentence: the object and the cause; at most 500 characters, no control
 *     characters
 * @param hint one sentence: the remedy; empty if the message suffices
 */
public record Problem(
    ProblemCode code, Severity severity, String message, int line, int column, String hint) {

  public Problem {
    message = clean(message);
    hint = clean(hint);
  }

  public static Problem warning(ProblemCode code, int line, String message, String hint) {
    return new Problem(code, Severity.WARNING, message, line, 0, hint);
  }

  public static Problem error(ProblemCode code, int line, String message, String hint) {
    return new Problem(code, Severity.ERROR, message, line, 0, hint);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  // A message may quote a post; its control characters must not reach a terminal or a log.
  private static String clean(String text) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), 500));
    int end = Math.min(text.length(), 500);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean bidi = (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
      out.append(Character.isISOControl(c) || bidi ? ' ' : c);
    }
    return end < text.length() ? out.append('…').toString() : out.toString();
  }
}
