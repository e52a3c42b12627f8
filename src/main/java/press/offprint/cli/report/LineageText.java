package press.offprint.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import press.offprint.catalog.version.Making;
import press.offprint.catalog.version.Making.Cause;
import press.offprint.json.JsonObject;
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
    making.causes().forEach(cause -> lines.add("    " + ProblemText.safe(sentence(cause))));
    return lines;
  }

  private static String sentence(Cause cause) {
    String name = cause.name();
    String change = cause.change();
    return switch (cause.kind()) {
      case "new" -> "it was published for the first time";
      case "forced" -> "everything was to be made again (--force, or a route that was triggered)";
      case "interrupted" -> "the run before was interrupted, or verify had it made again";
      case "unrecorded" -> "the inputs of the time before are not recorded";
      case "released" -> "an earlier version was shown until now";
      case "output" -> "the published file " + name + " was " + change;
      case "source" -> "the post " + name + " was " + change;
      case "address" -> "the address " + name + " was " + change;
      case "surroundings" ->
          "what pages show around the post was changed: adjacent posts, menus, lists";
      case "related" -> "the suggested posts were " + change;
      case "section" -> "what the page of the section shows was " + change;
      case "pictures" -> "the pictures of the bundle " + name + " were " + change;
      case "post" -> "the title or address of " + name + " was " + change;
      case "place", "link", "note" -> "the target of the link " + name + " was " + change;
      case "edition" -> "the program that makes " + name + " was " + change;
      case "program" -> "the program was " + change;
      default -> "the " + cause.kind() + " " + name + " was " + change;
    };
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
