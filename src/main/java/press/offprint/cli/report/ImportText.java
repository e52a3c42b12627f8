package press.offprint.cli.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import press.offprint.json.JsonObject;
import press.offprint.pipeline.migrate.AddressComparison.Result;
import press.offprint.pipeline.migrate.AddressComparison.State;
import press.offprint.pipeline.migrate.ImportReport;

/** The report of an import and the comparison of addresses, as text and as JSON. */
public final class ImportText {
  private ImportText() {}

  /** Returns the report of an import as lines. */
  public static List<String> lines(Path project, ImportReport report) {
    List<String> lines = new ArrayList<>();
    report.counts().forEach((kind, count) -> lines.add("imported  " + count + " " + kind));
    report.changed().forEach(post -> lines.add("changed   " + ProblemText.safe(post)));
    if (!report.without().isEmpty()) {
      lines.add(report.without().size() + " parts of the source have no counterpart.");
    }
    lines.add("The report is " + project.resolve(ImportReport.FILE) + ". Next: offprint check.");
    return lines;
  }

  /** Returns the report of an import as one JSON object. */
  public static String json(Path project, ImportReport report) {
    return new JsonObject()
        .put("project", project.toString())
        .put("counts", report.counts())
        .put("changed", report.changed())
        .put("without", report.without())
        .toString();
  }

  /** Returns the addresses that do not answer as lines; with {@code all}, the others too. */
  public static List<String> lines(List<Result> results, boolean all) {
    List<String> lines = new ArrayList<>();
    for (Result result : results) {
      if (all || result.state() != State.ANSWERS) {
        String target = result.target().isEmpty() ? "" : " -> " + result.target();
        lines.add(label(result.state()) + "  " + ProblemText.safe(result.address() + target));
      }
    }
    return lines;
  }

  /** Returns one JSON object for each address, then a summary. */
  public static List<String> json(List<Result> results) {
    List<String> lines = new ArrayList<>();
    for (Result result : results) {
      lines.add(
          new JsonObject()
              .put("address", result.address())
              .put("status", label(result.state()))
              .put("target", result.target())
              .toString());
    }
    JsonObject summary = new JsonObject();
    for (State state : State.values()) {
      summary.put(label(state), count(results, state));
    }
    lines.add(new JsonObject().put("summary", summary).toString());
    return lines;
  }

  /** Returns the counts as one sentence. */
  public static String summary(List<Result> results) {
    return results.size()
        + " addresses: "
        + count(results, State.ANSWERS)
        + " answer, "
        + count(results, State.LEADS_ON)
        + " lead on, "
        + count(results, State.GONE)
        + " are gone.";
  }

  private static long count(List<Result> results, State state) {
    return results.stream().filter(result -> result.state() == state).count();
  }

  private static String label(State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
