package press.offprint.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import press.offprint.model.problem.Problem;
import press.offprint.model.text.HiddenCharacters;

/** A problem as lines for a terminal. Text of posts is escaped: a terminal must not obey it. */
public final class ProblemText {
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

  /** Returns the text with an escape such as {@code \\u202E} for each control of a terminal. */
  public static String safe(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (HiddenCharacters.isHidden(c)) {
                shown.append(String.format(Locale.ROOT, "\\u%04X", c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }
}
