package press.offprint.web.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.model.Problem;
import press.offprint.model.RenditionInfo;
import press.offprint.web.catalog.CatalogItem;
import press.offprint.web.catalog.SearchResults;
import press.offprint.web.monitor.RunMonitor;

/** What the interface says, as JSON. */
final class ApiJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ApiJson() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ObjectNode posts(SearchResults results) {
    ObjectNode json = object();
    json.put("total", results.total());
    json.put("page", results.query().page());
    json.put("pages", results.pages());
    ArrayNode posts = json.putArray("posts");
    results.items().forEach(item -> item(posts.addObject(), item));
    return json;
  }

  private static void item(ObjectNode node, CatalogItem item) {
    node.put("source", item.source());
    node.put("path", item.path());
    node.put("title", item.title());
    node.put("description", item.description());
    node.put("language", item.language());
    texts(node.putArray("authors"), item.authors());
    texts(node.putArray("tags"), item.tags());
    texts(node.putArray("series"), item.series());
    item.date().ifPresent(date -> node.put("date", date.toString()));
    node.put("words", item.words());
    node.put("published", instant(item.modified()));
    item.downloads().forEach(file -> download(node.withArray("renditions").addObject(), file));
    problems(node.putArray("problems"), item.problems());
  }

  static ObjectNode entry(CatalogEntry entry) {
    ObjectNode json = object();
    json.put("source", entry.source());
    json.put("status", entry.status().name().toLowerCase(Locale.ROOT));
    json.put("path", entry.path());
    json.put("fingerprint", entry.fingerprint());
    json.put("millis", entry.millis());
    json.put("published", instant(entry.publishedAt()));
    problems(json.putArray("problems"), entry.problems());
    ArrayNode renditions = json.putArray("renditions");
    for (StoredRendition rendition : entry.renditions()) {
      ObjectNode node = renditions.addObject();
      download(node, rendition.download());
      node.put("madeFrom", rendition.inputHash());
    }
    ArrayNode dependencies = json.putArray("dependencies");
    for (StampedDependency stamped : entry.dependencies()) {
      dependencies
          .addObject()
          .put("kind", stamped.dependency().kind().name().toLowerCase(Locale.ROOT))
          .put("name", stamped.dependency().name())
          .put("fingerprint", stamped.dependency().fingerprint());
    }
    return json;
  }

  static ObjectNode status(RunMonitor.State state) {
    ObjectNode json = object();
    json.put("ready", state.ready());
    texts(json.putArray("queue"), state.queue());
    ArrayNode active = json.putArray("active");
    state
        .active()
        .forEach(
            post ->
                active
                    .addObject()
                    .put("source", post.source())
                    .put("done", post.done())
                    .put("due", post.due()));
    ArrayNode last = json.putArray("last");
    state
        .last()
        .forEach(
            ended -> {
              ObjectNode node = last.addObject();
              node.put("source", ended.receipt().source());
              node.put("status", ended.receipt().status().label());
              node.put("millis", ended.receipt().millis());
              node.put("at", instant(ended.at()));
              problems(node.putArray("problems"), ended.receipt().problems());
            });
    return json;
  }

  private static void download(ObjectNode node, RenditionInfo file) {
    node.put("edition", file.edition());
    node.put("path", file.path());
    node.put("mediaType", file.mediaType());
    node.put("bytes", file.bytes());
    node.put("sha256", file.sha256());
  }

  private static void problems(ArrayNode array, List<Problem> problems) {
    for (Problem problem : problems) {
      array
          .addObject()
          .put("code", problem.code().name())
          .put("severity", problem.severity().name().toLowerCase(Locale.ROOT))
          .put("message", problem.message())
          .put("line", problem.line())
          .put("column", problem.column())
          .put("hint", problem.hint());
    }
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  private static String instant(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
