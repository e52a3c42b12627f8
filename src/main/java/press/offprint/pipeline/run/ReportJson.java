package press.offprint.pipeline.run;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import press.offprint.catalog.entry.ProblemsJson;
import press.offprint.json.JsonObject;
import press.offprint.model.RenditionInfo;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.Problem;

/** The JSON form of receipts and summaries, one object per line, and its parser. */
public final class ReportJson {
  /** The key of the pictures whose narrower copies are not made yet. */
  public static final String OUTSTANDING = "outstandingCopies";

  private static final String COMPLETED = "completed";
  private static final String STOPPED = "stopped";

  private ReportJson() {}

  public static String of(Receipt receipt) {
    return json(receipt).toString();
  }

  public static String of(RunSummary summary) {
    return new JsonObject().put("summary", json(summary)).toString();
  }

  /** Returns one object of the receipts and the summary of a run. */
  public static String of(List<Receipt> receipts, RunSummary summary) {
    return new JsonObject()
        .put("receipts", receipts.stream().map(ReportJson::json).toList())
        .put("summary", json(summary))
        .toString();
  }

  private static JsonObject json(Receipt receipt) {
    JsonObject json =
        new JsonObject()
            .put("source", receipt.source())
            .put("status", receipt.status().label())
            .put("problems", problems(receipt.problems()))
            .put("renditions", renditions(receipt.renditions()))
            .put("millis", receipt.millis());
    if (!receipt.worker().isEmpty()) {
      json.put("worker", receipt.worker());
    }
    if (!receipt.outstanding().isEmpty()) {
      json.put(OUTSTANDING, receipt.outstanding());
    }
    return withFault(receipt.hidden().into(json), receipt.fault());
  }

  private static JsonObject json(RunSummary summary) {
    JsonObject json = new JsonObject();
    for (ReceiptStatus status : ReceiptStatus.values()) {
      // Only the command check has this status.
      if (status != ReceiptStatus.CHECKED || summary.count(status) > 0) {
        json.put(status.label(), summary.count(status));
      }
    }
    if (!summary.completed().isEmpty()) {
      json.put(COMPLETED, renditions(summary.completed()));
    }
    json.put("problems", problems(summary.problems()))
        .put("renditions", renditions(summary.renditions()))
        .put("millis", summary.millis())
        .put("exitCode", summary.exitCode().value());
    if (summary.stopped()) {
      json.put(STOPPED, true);
    }
    return withFault(json, summary.fault());
  }

  private static JsonObject withFault(JsonObject json, boolean fault) {
    return fault ? json.put("fault", true) : json;
  }

  public static String of(RouteInfo route) {
    return new JsonObject()
        .put("route", route.id())
        .put("endpoint", route.endpoint())
        .put("description", route.description())
        .toString();
  }

  public static List<JsonObject> problems(List<Problem> problems) {
    return problems.stream().map(ReportJson::problem).toList();
  }

  private static JsonObject problem(Problem problem) {
    JsonObject json =
        new JsonObject()
            .put("code", problem.code().name())
            .put("severity", problem.severity().name().toLowerCase(Locale.ROOT))
            .put("message", problem.message())
            .put("line", problem.line())
            .put("column", problem.column())
            .put("hint", problem.hint());
    if (problem.places() > 1) {
      json.put("lines", problem.lines()).put("places", problem.places());
    }
    return problem.isAccepted() ? json.put("accepted", problem.accepted()) : json;
  }

  public static List<JsonObject> renditions(List<RenditionInfo> renditions) {
    return renditions.stream().map(ReportJson::rendition).toList();
  }

  public static JsonObject rendition(RenditionInfo rendition) {
    return new JsonObject()
        .put("edition", rendition.edition())
        .put("path", rendition.path())
        .put("mediaType", rendition.mediaType())
        .put("bytes", rendition.bytes())
        .put("sha256", rendition.sha256());
  }

  /** Returns the receipt of a line, or empty if the line has none. */
  public static Optional<Receipt> receipt(String line) {
    JsonObject json = JsonObject.read(line);
    return json.has("source")
        ? Optional.of(
            new Receipt(
                json.text("source"),
                ReceiptStatus.valueOf(json.text("status").toUpperCase(Locale.ROOT)),
                readProblems(json),
                readRenditions(json, "renditions"),
                json.number("millis"),
                Hidden.read(json),
                json.has("worker") ? json.text("worker") : "",
                json.has(OUTSTANDING) ? json.texts(OUTSTANDING) : List.of()))
        : Optional.empty();
  }

  /** Returns the summary of a line, or empty if the line has none. */
  public static Optional<RunSummary> summary(String line) {
    JsonObject whole = JsonObject.read(line);
    if (!whole.has("summary")) {
      return Optional.empty();
    }
    JsonObject json = whole.object("summary");
    Map<ReceiptStatus, Integer> counts = new EnumMap<>(ReceiptStatus.class);
    for (ReceiptStatus status : ReceiptStatus.values()) {
      if (json.number(status.label()) > 0) {
        counts.put(status, (int) json.number(status.label()));
      }
    }
    return Optional.of(
        new RunSummary(
            counts,
            readRenditions(json, "renditions"),
            json.has(COMPLETED) ? readRenditions(json, COMPLETED) : List.of(),
            readProblems(json),
            exitCode(json.number("exitCode")),
            json.number("millis"),
            json.has(STOPPED)));
  }

  private static ExitCode exitCode(long value) {
    return Arrays.stream(ExitCode.values())
        .filter(code -> code.value() == value)
        .findFirst()
        .orElse(ExitCode.FAULT);
  }

  private static List<Problem> readProblems(JsonObject json) {
    return json.objects("problems").stream().map(ProblemsJson::problem).toList();
  }

  private static List<RenditionInfo> readRenditions(JsonObject json, String key) {
    return json.objects(key).stream()
        .map(
            rendition ->
                new RenditionInfo(
                    rendition.text("edition"),
                    rendition.text("path"),
                    rendition.text("mediaType"),
                    rendition.number("bytes"),
                    rendition.text("sha256")))
        .toList();
  }
}
