package press.offprint.pipeline.book;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import press.offprint.content.book.ClosedIssue;
import press.offprint.json.Json;
import press.offprint.json.JsonObject;
import press.offprint.pipeline.state.CatalogCache;

/**
 * The record of all closed issues in the catalog. It is written before the files of an issue, so a
 * run that is killed in between leaves an issue that the next run makes with the same number.
 */
record IssueLog(CatalogCache catalog) {
  private static final String KEY = "issues";

  /** Returns all closed issues in the order of their numbers. */
  List<ClosedIssue> read() {
    List<ClosedIssue> issues = new ArrayList<>();
    String text = catalog.setting(KEY);
    if (!text.isEmpty() && Json.read(text) instanceof List<?> list) {
      for (Object item : list) {
        JsonObject issue = JsonObject.of(item);
        issues.add(
            new ClosedIssue(
                (int) issue.number("number"),
                LocalDate.parse(issue.text("date")),
                issue.text("title"),
                issue.text("folder"),
                issue.get("posts") instanceof List<?> posts
                    ? posts.stream().map(String::valueOf).toList()
                    : List.of()));
      }
    }
    return issues;
  }

  /** Stores issues, in one transaction. */
  void write(List<ClosedIssue> issues) {
    List<JsonObject> all = new ArrayList<>();
    for (ClosedIssue issue : issues) {
      all.add(
          new JsonObject()
              .put("number", issue.number())
              .put("date", issue.date().toString())
              .put("title", issue.title())
              .put("folder", issue.folder())
              .put("posts", issue.posts()));
    }
    catalog.setting(KEY, Json.write(all));
  }
}
