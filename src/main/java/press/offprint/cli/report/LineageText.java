package press.offprint.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import press.offprint.catalog.version.Making;
import press.offprint.json.JsonObject;
import press.offprint.pipeline.lineage.CauseText;
import press.offprint.pipeline.lineage.Impact;

/** Why files were made, and what would be made again, as lines for people and as JSON. */
public final class LineageText {
  private LineageText() {}

  /** Returns the lines of one making. */
  public static List<String> lines(Making making) {
    List<String> lines = new ArrayList<>();
    lines.add(
        ProblemText.safe(making.source())
            + "  "
            + making.edition()
            + "  "
            + CatalogReportText.time(making.at())
            + "  run "
            + making.run());
    making.causes().forEach(cause -> lines.add("    " + ProblemText.safe(CauseText.of(cause))));
    return lines;
  }

  /** Returns one object for a making. */
  public static String json(Making making) {
    JsonObject inputs = new JsonObject();
    making.sortedInputs().forEach(inputs::put);
    return new JsonObject()
        .put("source", making.source())
        .put("edition", making.edition())
        .put("at", VersionText.instant(making.at()))
        .put("run", making.run())
        .put(
            "causes",
            making.causes().stream()
                .map(
                    cause ->
                        new JsonObject()
                            .put("kind", cause.kind())
                            .put("name", cause.name())
                            .put("change", cause.change()))
                .toList())
        .put("inputs", inputs)
        .toString();
  }

  /** Returns the lines of an impact. */
  public static List<String> lines(Impact impact) {
    List<String> lines = new ArrayList<>();
    impact
        .again()
        .forEach(
            (source, editions) -> lines.add(line("again", source, String.join(",", editions))));
    impact.site().forEach(edition -> lines.add(line("again", "the site", edition)));
    impact
        .possible()
        .forEach(
            (source, editions) -> lines.add(line("perhaps", source, String.join(",", editions))));
    impact.possibleSite().forEach(edition -> lines.add(line("perhaps", "the site", edition)));
    lines.add(
        impact.again().size()
            + " posts and "
            + impact.site().size()
            + " editions of the site would be made again; "
            + impact.possible().size()
            + " further posts perhaps.");
    return lines;
  }

  private static String line(String when, String source, String editions) {
    return String.format(Locale.ROOT, "%-8s %s  %s", when, ProblemText.safe(source), editions);
  }

  /** Returns one object for an impact. */
  public static String json(Impact impact) {
    JsonObject again = new JsonObject();
    impact.again().forEach((source, editions) -> again.put(source, List.copyOf(editions)));
    JsonObject possible = new JsonObject();
    impact.possible().forEach((source, editions) -> possible.put(source, List.copyOf(editions)));
    return new JsonObject()
        .put("again", again)
        .put("site", List.copyOf(impact.site()))
        .put("possible", possible)
        .put("possibleSite", List.copyOf(impact.possibleSite()))
        .toString();
  }
}
