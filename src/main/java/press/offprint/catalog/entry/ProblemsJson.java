package press.offprint.catalog.entry;

import java.util.List;
import java.util.Locale;
import press.offprint.json.Json;
import press.offprint.json.JsonObject;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.problem.Severity;

/** Problems as the JSON list that the catalog stores, and back. */
public final class ProblemsJson {
  private ProblemsJson() {}

  public static String write(List<Problem> problems) {
    return Json.write(problems.stream().map(ProblemsJson::json).toList());
  }

  private static JsonObject json(Problem problem) {
    JsonObject json =
        new JsonObject()
            .put("code", problem.code().name())
            .put("severity", problem.severity().name())
            .put("message", problem.message())
            .put("line", problem.line())
            .put("column", problem.column())
            .put("hint", problem.hint());
    if (problem.places() > 1) {
      json.put("lines", problem.lines()).put("places", problem.places());
    }
    return problem.isAccepted() ? json.put("accepted", problem.accepted()) : json;
  }

  public static List<Problem> read(String json) {
    return JsonValues.readList(json).stream().map(item -> problem(JsonObject.of(item))).toList();
  }

  /** Returns a problem; its severity may be written in lower case. */
  public static Problem problem(JsonObject json) {
    Problem problem =
        new Problem(
            ProblemCode.valueOf(json.text("code")),
            Severity.valueOf(json.text("severity").toUpperCase(Locale.ROOT)),
            json.text("message"),
            (int) json.number("line"),
            (int) json.number("column"),
            json.text("hint"));
    Problem placed =
        json.has("places")
            ? problem.withPlaces(
                json.texts("lines").stream().map(Integer::valueOf).toList(),
                (int) json.number("places"))
            : problem;
    return json.has("accepted") ? placed.acceptedFor(json.text("accepted")) : placed;
  }
}
