package press.offprint.pipeline.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import press.offprint.model.ExitCode;
import press.offprint.model.Problem;
import press.offprint.model.ProblemCode;
import press.offprint.model.RenditionInfo;
import press.offprint.model.Severity;

/** The JSON form of receipts and summaries, one object per line, and its parser. */
public final class ReportJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ReportJson() {}

  /** Returns an empty object. */
  public static ObjectNode node() {
    return MAPPER.createObjectNode();
  }

  public static String of(Receipt receipt) {
    ObjectNode node = node();
    node.put("source", receipt.source());
    node.put("status", receipt.status().label());
    problems(node.putArray("problems"), receipt.problems());
    renditions(node.putArray("renditions"), receipt.renditions());
    node.put("millis", receipt.millis());
    if (receipt.fault()) {
      node.put("fault", true);
    }
    return text(node);
  }

  public static String of(RunSummary summary) {
    ObjectNode line = node();
    ObjectNode node = line.putObject("summary");
    for (ReceiptStatus status : ReceiptStatus.values()) {
      // Only the command check has this status.
      if (status != ReceiptStatus.CHECKED || summary.count(status) > 0) {
        node.put(status.label(), summary.count(status));
      }
    }
    problems(node.putArray("problems"), summary.problems());
    renditions(node.putArray("renditions"), summary.renditions());
    node.put("millis", summary.millis());
    node.put("exitCode", summary.exitCode().value());
    if (summary.fault()) {
      node.put("fault", true);
    }
    return text(line);
  }

  public static String of(RouteInfo route) {
    ObjectNode node = node();
    node.put("route", route.id());
    node.put("endpoint", route.endpoint());
    node.put("description", route.description());
    return text(node);
  }

  public static void problems(ArrayNode array, List<Problem> problems) {
    for (Problem problem : problems) {
      ObjectNode node = array.addObject();
      node.put("code", problem.code().name());
      node.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
      node.put("message", problem.message());
      node.put("line", problem.line());
      node.put("column", problem.column());
      node.put("hint", problem.hint());
    }
  }

  public static void renditions(ArrayNode array, List<RenditionInfo> renditions) {
    for (RenditionInfo rendition : renditions) {
      ObjectNode node = array.addObject();
      node.put("edition", rendition.edition());
      node.put("path", rendition.path());
      node.put("mediaType", rendition.mediaType());
      node.put("bytes", rendition.bytes());
      node.put("sha256", rendition.sha256());
    }
  }

  public static String text(ObjectNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A JSON tree cannot be written", e);
    }
  }

  /** Returns the receipt in a line; empty if the line contains another object. */
  public static Optional<Receipt> receipt(String line) {
    JsonNode node = tree(line);
    return node.has("source")
        ? Optional.of(
            new Receipt(
                node.path("source").asText(),
                ReceiptStatus.valueOf(node.path("status").asText().toUpperCase(Locale.ROOT)),
                problems(node),
                renditions(node),
                node.path("millis").asLong()))
        : Optional.empty();
  }

  /** Returns the summary in a line; empty if the line contains another object. */
  public static Optional<RunSummary> summary(String line) {
    JsonNode node = tree(line).path("summary");
    if (!node.isObject()) {
      return Optional.empty();
    }
    Map<ReceiptStatus, Integer> counts = new EnumMap<>(ReceiptStatus.class);
    for (ReceiptStatus status : ReceiptStatus.values()) {
      int count = node.path(status.label()).asInt();
      if (count > 0) {
        counts.put(status, count);
      }
    }
    return Optional.of(
        new RunSummary(
            counts,
            renditions(node),
            problems(node),
            exitCode(node.path("exitCode").asInt()),
            node.path("millis").asLong()));
  }

  private static ExitCode exitCode(int value) {
    return Arrays.stream(ExitCode.values())
        .filter(code -> code.value() == value)
        .findFirst()
        .orElse(ExitCode.FAULT);
  }

  private static JsonNode tree(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "The line is not a JSON report: " + e.getOriginalMessage(), e);
    }
  }

  private static List<Problem> problems(JsonNode node) {
    List<Problem> problems = new ArrayList<>();
    for (JsonNode each : node.path("problems")) {
      problems.add(
          new Problem(
              ProblemCode.valueOf(each.path("code").asText()),
              Severity.valueOf(each.path("severity").asText().toUpperCase(Locale.ROOT)),
              each.path("message").asText(),
              each.path("line").asInt(),
              each.path("column").asInt(),
              each.path("hint").asText()));
    }
    return problems;
  }

  private static List<RenditionInfo> renditions(JsonNode node) {
    List<RenditionInfo> renditions = new ArrayList<>();
    for (JsonNode each : node.path("renditions")) {
      renditions.add(
          new RenditionInfo(
              each.path("edition").asText(),
              each.path("path").asText(),
              each.path("mediaType").asText(),
              each.path("bytes").asLong(),
              each.path("sha256").asText()));
    }
    return renditions;
  }
}
