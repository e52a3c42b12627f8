package press.offprint.model.problem;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A warning or error about one source, with its place and its remedy. A problem that a source has
 * several times is one value with several places.
 *
 * @param line one-based line of the first place in the source file, 0 if it is not known
 * @param column one-based column, 0 if it is not known
 * @param message one sentence: the object and the cause; at most 500 characters, no control
 *     characters
 * @param hint one sentence: the remedy; empty if the message suffices
 * @param lines the known lines of all places in order, each once
 * @param places the number of places, at least 1; there may be more than lines
 * @param accepted the reason for which the publisher accepts the problem; empty if it is not
 *     accepted
 */
public record Problem(
    ProblemCode code,
    Severity severity,
    String message,
    int line,
    int column,
    String hint,
    List<Integer> lines,
    int places,
    String accepted) {
  private static final int MOST_LINES = 20;

  public Problem {
    message = clean(message);
    hint = clean(hint);
    accepted = clean(accepted);
    lines = List.copyOf(lines);
  }

  /** A problem with one place. */
  public Problem(
      ProblemCode code, Severity severity, String message, int line, int column, String hint) {
    this(code, severity, message, line, column, hint, line > 0 ? List.of(line) : List.of(), 1, "");
  }

  public static Problem warning(ProblemCode code, int line, String message, String hint) {
    return new Problem(code, Severity.WARNING, message, line, 0, hint);
  }

  public static Problem error(ProblemCode code, int line, String message, String hint) {
    return new Problem(code, Severity.ERROR, message, line, 0, hint);
  }

  /** Returns the same problem with another message and other places. */
  Problem at(String text, List<Integer> allLines, int count) {
    int first = allLines.isEmpty() ? line : allLines.get(0);
    return new Problem(code, severity, text, first, column, hint, allLines, count, accepted);
  }

  /** Returns the same problem with these places. */
  public Problem withPlaces(List<Integer> allLines, int count) {
    return at(message, allLines, count);
  }

  /** Returns the same problem, accepted for a reason. */
  public Problem acceptedFor(String reason) {
    return new Problem(code, severity, message, line, column, hint, lines, places, reason);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** Returns true if the publisher accepts the problem. */
  public boolean isAccepted() {
    return !accepted.isEmpty();
  }

  /**
   * Returns the places for people, such as {@code lines 4, 9, 12}; empty if no line is known and
   * there is one place.
   */
  public String placesText() {
    String count = places + " places";
    if (lines.size() < 2) {
      String at = line > 0 ? "line " + line : "";
      return places < 2 ? at : at.isEmpty() ? count : at + ", " + count;
    }
    String shown =
        "lines "
            + lines.stream()
                .limit(MOST_LINES)
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    int more = lines.size() - MOST_LINES;
    String rest = more > 0 ? " and " + more + " more" : "";
    return shown + rest + (places > lines.size() ? ", " + count : "");
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
