package press.offprint.catalog.entry;

import java.util.List;
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
    return new JsonObject()
        .put("code", problem.code().name())
        .put("severity", problem.severity().name())
        .put("message", problem.message())
        .put("line", problem.line())
        .put("column", problem.column())
        .put("hint", problem.hint());
  }

  public static List<Problem> read(String json) {
    return JsonValues.readList(json).stream().map(item -> problem(JsonObject.of(item))).toList();
  }

  private static Problem problem(JsonObject json) {
    return new Problem(
        ProblemCode.valueOf(json.text("code")),
        Severity.valueOf(json.text("severity")),
        json.text("message"),
        (int) json.number("line"),
        (int) json.number("column"),
        json.text("hint"));
  }
}
