package press.offprint.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import press.offprint.model.Download;
import press.offprint.model.Problem;
import press.offprint.pipeline.Receipt;
import press.offprint.pipeline.RouteInfo;
import press.offprint.pipeline.Status;
import press.offprint.pipeline.Summary;

/** The JSON that {@code --json} prints: one object a line. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static ObjectNode node() {
    return MAPPER.createObjectNode();
  }

  static String of(Receipt receipt) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("source", receipt.source());
    node.put("status", receipt.status().label());
    problems(node.putArray("problems"), receipt.problems());
    renditions(node.putArray("renditions"), receipt.renditions());
    node.put("millis", receipt.millis());
    return text(node);
  }

  static String of(Summary summary) {
    ObjectNode line = MAPPER.createObjectNode();
    ObjectNode node = line.putObject("summary");
    for (Status status : Status.values()) {
      node.put(status.label(), summary.count(status));
    }
    problems(node.putArray("problems"), summary.problems());
    renditions(node.putArray("renditions"), summary.renditions());
    node.put("millis", summary.millis());
    return text(line);
  }

  static String of(RouteInfo route) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("route", route.id());
    node.put("endpoint", route.endpoint());
    node.put("description", route.description());
    return text(node);
  }

  static void problems(ArrayNode array, List<Problem> problems) {
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

  static void renditions(ArrayNode array, List<Download> renditions) {
    for (Download rendition : renditions) {
      ObjectNode node = array.addObject();
      node.put("edition", rendition.edition());
      node.put("path", rendition.path());
      node.put("mediaType", rendition.mediaType());
      node.put("bytes", rendition.bytes());
      node.put("sha256", rendition.sha256());
    }
  }

  static String text(ObjectNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of texts and numbers cannot fail to be written", e);
    }
  }
}
