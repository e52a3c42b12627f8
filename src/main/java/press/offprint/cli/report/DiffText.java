package press.offprint.cli.report;

import java.util.ArrayList;
import java.util.List;
import press.offprint.json.JsonObject;
import press.offprint.pipeline.compare.VersionComparison.EditionDiff;
import press.offprint.pipeline.compare.VersionComparison.Fact;
import press.offprint.pipeline.compare.WordDiff;

/** Differences of two versions as lines for people, and as JSON. */
public final class DiffText {
  private DiffText() {}

  /** Returns the lines of all editions. */
  public static List<String> lines(List<EditionDiff> diffs) {
    List<String> lines = new ArrayList<>();
    for (EditionDiff diff : diffs) {
      boolean looks =
          diff.state().equals("changed") && diff.metadata().isEmpty() && diff.words().isEmpty();
      lines.add(diff.edition() + ": " + diff.state() + (looks ? ", but no word differs" : ""));
      for (Fact fact : diff.metadata()) {
        lines.add("  " + ProblemText.safe(fact.name() + ": " + fact.old() + " -> " + fact.now()));
      }
      for (WordDiff.Change change : diff.words()) {
        lines.add(ProblemText.safe("  ... " + String.join(" ", change.before())));
        add("    - ", change.removed(), lines);
        add("    + ", change.added(), lines);
      }
    }
    return lines;
  }

  private static void add(String mark, List<String> words, List<String> lines) {
    if (!words.isEmpty()) {
      lines.add(ProblemText.safe(mark + String.join(" ", words)));
    }
  }

  /** Returns one object for each edition. */
  public static List<String> json(List<EditionDiff> diffs) {
    return diffs.stream().map(diff -> json(diff).toString()).toList();
  }

  private static JsonObject json(EditionDiff diff) {
    return new JsonObject()
        .put("edition", diff.edition())
        .put("state", diff.state())
        .put(
            "metadata",
            diff.metadata().stream()
                .map(
                    fact ->
                        new JsonObject()
                            .put("name", fact.name())
                            .put("old", fact.old())
                            .put("new", fact.now()))
                .toList())
        .put(
            "words",
            diff.words().stream()
                .map(
                    change ->
                        new JsonObject()
                            .put("before", String.join(" ", change.before()))
                            .put("removed", String.join(" ", change.removed()))
                            .put("added", String.join(" ", change.added())))
                .toList());
  }
}
