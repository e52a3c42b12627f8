package press.offprint.cli.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import press.offprint.catalog.history.PublishHistory;
import press.offprint.catalog.history.PublishHistory.Ended;
import press.offprint.catalog.history.PublishHistory.Made;
import press.offprint.catalog.history.PublishHistory.Run;
import press.offprint.json.JsonObject;

/** The history of a site as lines, for people or as one JSON object each. */
public final class HistoryReport {
  private final PublishHistory history;
  private final boolean json;

  /**
   * A report.
   *
   * @param json true for lines of JSON
   */
  public HistoryReport(PublishHistory history, boolean json) {
    this.history = history;
    this.json = json;
  }

  /** Returns the last {@code limit} runs, the oldest first. */
  public List<String> runs(int limit) {
    return history.runs(limit).stream()
        .sorted(Comparator.comparingLong(Run::id))
        .map(run -> json ? object(run).toString() : line(run))
        .toList();
  }

  /**
   * Returns the last {@code limit} results of a post, the oldest first; empty if there are none.
   */
  public List<String> post(String source, int limit) {
    return lines(history.ended(source, limit), history.made(source, limit * 20));
  }

  /** Returns the last {@code limit} results of all posts, the oldest first. */
  public List<String> log(int limit) {
    List<Ended> ended = history.ended(0, limit);
    long since = ended.isEmpty() ? 0 : ended.get(0).at();
    return lines(ended, history.made(since, Integer.MAX_VALUE));
  }

  private List<String> lines(List<Ended> ended, List<Made> made) {
    Map<String, List<Made>> byPost =
        made.stream().collect(Collectors.groupingBy(one -> key(one.source(), one.at())));
    List<String> lines = new ArrayList<>();
    for (Ended one : ended) {
      List<Made> renditions = byPost.getOrDefault(key(one.source(), one.at()), List.of());
      lines.add(json ? object(one, renditions).toString() : line(one, renditions));
    }
    return lines;
  }

  private static String key(String source, long at) {
    return at + " " + source;
  }

  private static String line(Run run) {
    PublishHistory.Counts counts = run.counts();
    List<String> parts = new ArrayList<>();
    add(counts.published(), "published", parts);
    add(counts.unchanged(), "unchanged", parts);
    add(counts.withdrawn(), "withdrawn", parts);
    add(counts.rejected(), "rejected", parts);
    add(counts.files(), counts.files() == 1 ? "file of the site" : "files of the site", parts);
    String end =
        run.endedAt() == 0
            ? "did not end"
            : SummaryText.seconds(run.endedAt() - run.at()) + " s, exit " + run.exit();
    return String.format(
        Locale.ROOT,
        "run %-5d %s  %-8s %s  (%s)",
        run.id(),
        time(run.at()),
        ProblemText.safe(run.asker()),
        parts.isEmpty() ? "no post" : String.join(", ", parts),
        end);
  }

  private static void add(int count, String name, List<String> parts) {
    if (count > 0) {
      parts.add(count + " " + name);
    }
  }

  private static String line(Ended one, List<Made> renditions) {
    List<String> parts = new ArrayList<>();
    for (Made made : renditions) {
      parts.add(
          made.edition()
              + " "
              + CatalogReportText.size(made.bytes())
              + (made.pages() > 0
                  ? " " + made.pages() + (made.pages() == 1 ? " page" : " pages")
                  : ""));
    }
    if (!one.reason().isEmpty()) {
      parts.add(one.reason());
    }
    if (one.lead() >= 0) {
      parts.add("lead time " + SummaryText.seconds(one.lead()) + " s");
    }
    return String.format(
        Locale.ROOT,
        "%s  run %-5d %-9s  %s%s",
        time(one.at()),
        one.run(),
        one.status(),
        ProblemText.safe(one.source()),
        parts.isEmpty() ? "" : "  (" + String.join(", ", parts) + ")");
  }

  private static JsonObject object(Run run) {
    return new JsonObject()
        .put("run", run.id())
        .put("at", instant(run.at()))
        .put("endedAt", run.endedAt() == 0 ? null : instant(run.endedAt()))
        .put("asker", run.asker())
        .put("exit", run.exit())
        .put("published", run.counts().published())
        .put("unchanged", run.counts().unchanged())
        .put("withdrawn", run.counts().withdrawn())
        .put("rejected", run.counts().rejected())
        .put("siteFiles", run.counts().files());
  }

  private static JsonObject object(Ended one, List<Made> renditions) {
    return new JsonObject()
        .put("at", instant(one.at()))
        .put("run", one.run())
        .put("source", one.source())
        .put("status", one.status())
        .put("reason", one.reason())
        .put("millis", one.millis())
        .put("leadMillis", Optional.of(one.lead()).filter(lead -> lead >= 0).orElse(null))
        .put("renditions", renditions.stream().map(HistoryReport::object).toList());
  }

  private static JsonObject object(Made made) {
    return new JsonObject()
        .put("edition", made.edition())
        .put("bytes", made.bytes())
        .put("pages", made.pages())
        .put("millis", made.millis());
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String instant(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
