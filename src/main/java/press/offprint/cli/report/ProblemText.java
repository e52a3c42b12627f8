package press.offprint.cli.report;

import java.util.ArrayList;
import java.util.List;
import press.offprint.model.problem.Problem;

/** A problem as lines for a terminal. Text of posts is escaped: a terminal must not obey it. */
final class ProblemText {
  private ProblemText() {}

  /** Returns the file, line, message and code of a problem, and its hint on a second line. */
  static List<String> lines(String source, Problem problem) {
    List<String> lines = new ArrayList<>();
    String position = safe(source) + (problem.line() > 0 ? ":" + problem.line() : "");
    String places = problem.places() > 1 ? " (" + problem.placesText() + ")" : "";
    lines.add(
        "    " + position + ": " + safe(problem.message()) + " [" + problem.code() + "]" + places);
    if (problem.isAccepted()) {
      lines.add("        accepted: " + safe(problem.accepted()));
    } else if (!problem.hint().isEmpty()) {
      lines.add("        " + safe(problem.hint()));
    }
    return lines;
  }

  /** Returns the text with a question mark for each control or direction character. */
  static String safe(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(c -> shown.appendCodePoint(isControl(c) ? '?' : c));
    return shown.toString();
  }

  private static boolean isControl(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      // The bidirectional embeddings, overrides and isolates of Unicode Annex 9.
      case Character.FORMAT -> (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
      default -> false;
    };
  }
}
