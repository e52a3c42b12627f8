package press.offprint.web.api;

import java.time.Instant;
import java.util.Locale;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.json.JsonObject;
import press.offprint.pipeline.run.ReportJson;
import press.offprint.web.catalog.CatalogItem;
import press.offprint.web.catalog.SearchResults;
import press.offprint.web.monitor.RunMonitor;

/** The JSON of the API's responses. */
final class ApiJson {
  private ApiJson() {}

  static JsonObject posts(SearchResults results) {
    return new JsonObject()
        .put("total", results.total())
        .put("page", results.query().page())
        .put("pages", results.pages())
        .put("posts", results.items().stream().map(ApiJson::item).toList());
  }

  private static JsonObject item(CatalogItem item) {
    JsonObject json =
        new JsonObject()
            .put("source", item.source())
            .put("path", item.path())
            .put("title", item.title())
            .put("description", item.description())
            .put("language", item.language())
            .put("authors", item.authors())
            .put("tags", item.tags())
            .put("series", item.series());
    item.date().ifPresent(date -> json.put("date", date.toString()));
    return json.put("words", item.words())
        .put("published", instant(item.modified()))
        .put("renditions", ReportJson.renditions(item.downloads()))
        .put("problems", ReportJson.problems(item.problems()));
  }

  static JsonObject entry(CatalogEntry entry) {
    return new JsonObject()
        .put("source", entry.source())
        .put("status", entry.status().name().toLowerCase(Locale.ROOT))
        .put("path", entry.path())
        .put("fingerprint", entry.fingerprint())
        .put("millis", entry.millis())
        .put("published", instant(entry.publishedAt()))
        .put("problems", ReportJson.problems(entry.problems()))
        .put("renditions", entry.renditions().stream().map(ApiJson::rendition).toList())
        .put("dependencies", entry.dependencies().stream().map(ApiJson::dependency).toList());
  }

  private static JsonObject rendition(StoredRendition rendition) {
    return ReportJson.rendition(rendition.download()).put("madeFrom", rendition.inputHash());
  }

  private static JsonObject dependency(StampedDependency stamped) {
    return new JsonObject()
        .put("kind", stamped.dependency().kind().name().toLowerCase(Locale.ROOT))
        .put("name", stamped.dependency().name())
        .put("fingerprint", stamped.dependency().fingerprint());
  }

  static JsonObject status(RunMonitor.State state) {
    return new JsonObject()
        .put("ready", state.ready())
        .put("queue", state.queue())
        .put("active", state.active().stream().map(ApiJson::active).toList())
        .put("last", state.last().stream().map(ApiJson::ended).toList());
  }

  private static JsonObject active(RunMonitor.Active post) {
    return new JsonObject()
        .put("source", post.source())
        .put("done", post.done())
        .put("due", post.due());
  }

  private static JsonObject ended(RunMonitor.Ended post) {
    return new JsonObject()
        .put("source", post.receipt().source())
        .put("status", post.receipt().status().label())
        .put("millis", post.receipt().millis())
        .put("at", instant(post.at()))
        .put("problems", ReportJson.problems(post.receipt().problems()));
  }

  private static String instant(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
