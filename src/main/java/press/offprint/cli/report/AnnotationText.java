package press.offprint.cli.report;

import java.util.ArrayList;
import java.util.List;
import press.offprint.json.JsonObject;
import press.offprint.pipeline.annotate.Annotation;

/** The result of {@code annotate} for one post, as text and as JSON. */
final class AnnotationText {
  private AnnotationText() {}

  static String json(Annotation annotation) {
    JsonObject added = new JsonObject();
    annotation.added().forEach(added::put);
    return new JsonObject()
        .put("source", annotation.source())
        .put("status", annotation.outcome().label())
        .put("added", added)
        .put("message", annotation.message())
        .toString();
  }

  static List<String> lines(Annotation annotation) {
    List<String> lines = new ArrayList<>();
    lines.add(annotation.outcome().label() + "  " + annotation.source());
    annotation.added().forEach((name, values) -> lines.add("    " + name + ": " + values));
    if (!annotation.message().isEmpty()) {
      lines.add("    " + annotation.message());
    }
    return lines;
  }
}
