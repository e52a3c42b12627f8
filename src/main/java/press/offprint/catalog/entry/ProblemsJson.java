package press.offprint.catalog.entry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import press.offprint.model.Problem;
import press.offprint.model.ProblemCode;
import press.offprint.model.Severity;

/** Problems as a JSON list and back. */
public final class ProblemsJson {
  private ProblemsJson() {}

  public static String write(List<Problem> problems) {
    List<Object> out = new ArrayList<>();
    for (Problem problem : problems) {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("code", problem.code().name());
      item.put("severity", problem.severity().name());
      item.put("message", problem.message());
      item.put("line", problem.line());
      item.put("column", problem.column());
      item.put("hint", problem.hint());
      out.add(item);
    }
    return JsonValues.write(out);
  }

  public static List<Problem> read(String json) {
    return JsonValues.readList(json).stream().map(item -> problem(JsonValues.map(item))).toList();
  }

  private static Problem problem(Map<String, Object> in) {
    return new Problem(
        ProblemCode.valueOf(String.valueOf(in.get("code"))),
        Severity.valueOf(String.valueOf(in.get("severity"))),
        String.valueOf(in.get("message")),
        ((Number) in.get("line")).intValue(),
        ((Number) in.get("column")).intValue(),
        String.valueOf(in.get("hint")));
  }
}
