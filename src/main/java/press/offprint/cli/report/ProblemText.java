package press.offprint.cli.report;

import java.util.ArrayList;
import java.util.List;
import press.offprint.model.Problem;

/**
 * Says where something is wrong. Whatever posts and their names hold, a terminal never obeys it.
 */
final class ProblemText {
  private ProblemText() {}

  /** A problem of {@code source}, and below it how to mend it. */
  static List<String> lines(String source, Problem problem) {
    List<String> lines = new ArrayList<>();
    String place = safe(source) + (problem.line() > 0 ? ":" + problem.line() : "");
    lines.add("    " + place + ": " + safe(problem.message()) + " [" + problem.code() + "]");
    if (!problem.hint().isEmpty()) {
      lines.add("        " + safe(problem.hint()));
    }
    return lines;
  }

  /** The text with a question mark for what moves a cursor, rings a bell or turns text around. */
  static String safe(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(c -> shown.appendCodePoint(isObeyed(c) ? '?' : c));
    return shown.toString();
  }

  private static boolean isObeyed(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      // Of the invisible ones, those that turn the direction of text around.
      case Character.FORMAT -> (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
      default -> false;
    };
  }
}
