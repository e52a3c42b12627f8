package press.offprint.model;

/**
 * Something that a person should know about one source: what happened, where, and how to mend it.
 *
 * @param line one-based line in the source file, 0 where it is not known
 * @param column one-based column, 0 where it is not known
 * @param message what happened, one sentence, no control characters
 * @param hint how to mend it, one sentence, empty where the message says it all
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

  // Messages quote what people wrote: a terminal or a log must not obey it.
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
