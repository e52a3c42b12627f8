package press.offprint.cli.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.run.HiddenReason;
import press.offprint.pipeline.run.Receipt;

/**
 * The facts of a run that are reported in one line each: the warnings of posts that it did not
 * make, accepted problems, and folders that are not published. Not safe for use by several threads.
 */
final class RunTotals {
  private final Map<ProblemCode, Integer> unchanged = new TreeMap<>();
  private final Map<String, Integer> folders = new LinkedHashMap<>();
  private int accepted;

  /**
   * Counts a receipt.
   *
   * @param listed true if the problems of the receipt are listed one by one
   */
  void add(Receipt receipt, boolean listed) {
    for (Problem problem : receipt.problems()) {
      if (problem.isAccepted()) {
        accepted++;
      } else if (!listed) {
        unchanged.merge(problem.code(), 1, Integer::sum);
      }
    }
    if (receipt.hidden().reason() == HiddenReason.UNDERSCORE) {
      folders.merge(receipt.hidden().place(), 1, Integer::sum);
    }
  }

  /** Returns the lines for the end of the run, and starts again from zero. */
  List<String> take() {
    List<String> lines = new ArrayList<>();
    folders.forEach((place, posts) -> lines.add(folder(place, posts)));
    int warnings = unchanged.values().stream().mapToInt(Integer::intValue).sum();
    if (warnings > 0) {
      String codes =
          unchanged.entrySet().stream()
              .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
              .map(code -> code.getValue() + " " + code.getKey())
              .collect(Collectors.joining(", "));
      lines.add(
          count(warnings, "warning")
              + " in unchanged posts: "
              + codes
              + ". To list them: offprint status");
    }
    if (accepted > 0) {
      lines.add(count(accepted, "problem") + " accepted. To list them: offprint status -v");
    }
    unchanged.clear();
    folders.clear();
    accepted = 0;
    return lines;
  }

  private static String folder(String place, int posts) {
    String held = place.endsWith("/") ? " (" + count(posts, "post") + ")" : "";
    return "ignored  "
        + ProblemText.safe(place)
        + held
        + ": names that begin with _ are not published. To publish, rename.";
  }

  private static String count(int number, String word) {
    return number + " " + word + (number == 1 ? "" : "s");
  }
}
