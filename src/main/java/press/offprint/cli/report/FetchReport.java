package press.offprint.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import press.offprint.json.JsonObject;
import press.offprint.pipeline.remote.PictureFetch.Result;
import press.offprint.pipeline.remote.PictureFetch.Status;

/** The report of the command {@code fetch}. */
final class FetchReport {
  private FetchReport() {}

  static String json(Result result) {
    return new JsonObject()
        .put("url", result.url())
        .put("status", name(result.status()))
        .put("sources", List.copyOf(result.sources()))
        .put("file", result.file())
        .put("bytes", result.bytes())
        .put("reason", result.reason())
        .toString();
  }

  private static String name(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  static List<String> lines(Result result) {
    List<String> lines = new ArrayList<>();
    String first = result.sources().iterator().next();
    String others =
        result.sources().size() > 1 ? " and " + (result.sources().size() - 1) + " more" : "";
    lines.add(
        String.format(
            Locale.ROOT, "%-8s  %s  (%s%s)", name(result.status()), result.url(), first, others));
    if (!result.reason().isEmpty()) {
      lines.add("          " + result.reason());
    }
    return lines;
  }

  /** Returns one line for each reason of a refusal, with the first of its pictures. */
  static List<String> refusals(List<Result> results) {
    Map<String, List<String>> urls = new LinkedHashMap<>();
    results.forEach(
        each -> urls.computeIfAbsent(each.reason(), reason -> new ArrayList<>()).add(each.url()));
    List<String> lines = new ArrayList<>();
    urls.forEach(
        (reason, all) ->
            lines.add(
                (all.size() == 1 ? "A picture on the web has" : all.size() + " pictures have")
                    + " no copy in remote/: "
                    + reason
                    + " ("
                    + all.get(0)
                    + (all.size() == 1 ? ")" : ", …)")));
    return lines;
  }

  static String summary(List<Result> results) {
    if (results.isEmpty()) {
      return "No post shows a picture on the web.";
    }
    Map<Status, Integer> counts = new TreeMap<>();
    results.forEach(result -> counts.merge(result.status(), 1, Integer::sum));
    List<String> parts = new ArrayList<>();
    counts.forEach((status, count) -> parts.add(count + " " + name(status)));
    return String.join(", ", parts) + ".";
  }
}
