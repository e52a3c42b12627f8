package press.offprint.pipeline.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The report of an import: what was written, what was changed, and what has no counterpart. */
public final class ImportReport {
  /** The file of the report in the project. */
  public static final String FILE = "import-report.md";

  private final String tool;
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private final List<String> changed = new ArrayList<>();
  private final List<String> without = new ArrayList<>();
  private final List<String> next = new ArrayList<>();

  ImportReport(String tool) {
    this.tool = tool;
  }

  void count(String kind) {
    counts.merge(kind, 1, Integer::sum);
  }

  /** Adds a post that was written in another form than that of the source. */
  void changed(String file, String change) {
    changed.add(file + ": " + change);
  }

  /** Adds a part of the source that has no counterpart. */
  void without(String part, String remedy) {
    without.add(part + ": " + remedy);
  }

  void next(String step) {
    next.add(step);
  }

  /** Returns the number of written files of each kind, such as posts. */
  public Map<String, Integer> counts() {
    return Map.copyOf(counts);
  }

  /** Returns the posts that are not as in the source, each with the change. */
  public List<String> changed() {
    return List.copyOf(changed);
  }

  /** Returns the parts of the source that have no counterpart, each with a remedy. */
  public List<String> without() {
    return List.copyOf(without);
  }

  /** Returns the report as Markdown. */
  String markdown() {
    StringBuilder out = new StringBuilder("# Import from " + tool + "\n\n");
    counts.forEach(
        (kind, count) -> out.append("- ").append(kind).append(": ").append(count).append('\n'));
    section(
        out,
        "Posts that were changed",
        "Every other post is a copy of the source, byte by byte.",
        changed);
    section(
        out,
        "Without a counterpart",
        "These parts of the source have no effect in the new project.",
        without);
    section(out, "Next steps", "", next);
    return out.toString();
  }

  private static void section(StringBuilder out, String title, String text, List<String> items) {
    out.append("\n## ").append(title).append("\n\n");
    if (!text.isEmpty()) {
      out.append(text).append("\n\n");
    }
    if (items.isEmpty()) {
      out.append("None.\n");
    }
    items.forEach(item -> out.append("- ").append(item.replace('\n', ' ')).append('\n'));
  }
}
