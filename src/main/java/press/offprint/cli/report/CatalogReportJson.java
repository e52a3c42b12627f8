package press.offprint.cli.report;

import java.util.List;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.catalog.entry.FailedAttempt;
import press.offprint.catalog.entry.SiteRendition;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.cli.report.catalog.CatalogReport;
import press.offprint.json.JsonObject;
import press.offprint.pipeline.run.ReportJson;

/** The JSON that {@code status} and {@code show} print, one object a line. */
final class CatalogReportJson {
  private CatalogReportJson() {}

  static String of(CatalogReport.Item item) {
    CatalogEntry entry = item.entry();
    JsonObject json =
        new JsonObject()
            .put("source", entry.source())
            .put("status", CatalogReportText.label(entry.status()))
            .put("problems", ReportJson.problems(item.problems()))
            .put("renditions", ReportJson.renditions(entry.downloads()))
            .put("millis", entry.millis())
            .put("path", entry.path())
            .put("aliases", entry.aliases())
            .put("fingerprint", entry.fingerprint())
            .put("words", entry.words())
            .put("publishedAt", entry.publishedAt());
    entry
        .metadata()
        .read()
        .ifPresent(
            metadata -> json.put("language", metadata.language()).put("title", metadata.title()));
    json.put("keywords", item.related().keywords())
        .put(
            "related",
            item.related().posts().stream()
                .map(
                    post ->
                        new JsonObject().put("source", post.source()).put("score", post.score()))
                .toList());
    putList(
        json,
        "translations",
        item.translations().stream()
            .map(
                post ->
                    new JsonObject()
                        .put("source", post.source())
                        .put("language", post.language())
                        .put("path", post.path()))
            .toList());
    item.hidden().into(json);
    putList(
        json,
        "dependencies",
        entry.dependencies().stream().map(CatalogReportJson::dependency).toList());
    putList(
        json,
        "companions",
        entry.renditions().stream().flatMap(rendition -> rendition.companions().stream()).toList());
    putList(json, ReportJson.OUTSTANDING, entry.outstanding());
    putList(json, "deliveries", DeliveryStatusText.receipts(item.delivered()));
    putList(json, "versions", item.versions().stream().map(VersionText::json).toList());
    if (item.heldVersion() > 0) {
      json.put("heldVersion", item.heldVersion());
    }
    item.attempt().ifPresent(attempt -> json.put("attempts", attempt(attempt)));
    return json.toString();
  }

  private static void putList(JsonObject json, String name, List<?> values) {
    if (!values.isEmpty()) {
      json.put(name, values);
    }
  }

  private static JsonObject dependency(StampedDependency dependency) {
    return new JsonObject()
        .put("kind", dependency.dependency().kind().name())
        .put("name", dependency.dependency().name())
        .put("fingerprint", dependency.dependency().fingerprint());
  }

  private static JsonObject attempt(FailedAttempt attempt) {
    JsonObject json =
        new JsonObject().put("count", attempt.count()).put("quarantined", attempt.isQuarantined());
    return attempt.isQuarantined() ? json : json.put("nextAt", attempt.nextAt());
  }

  static String sums(CatalogReport report) {
    JsonObject json = new JsonObject();
    for (EntryStatus status : EntryStatus.values()) {
      json.put(
          CatalogReportText.label(status),
          report.items().stream().filter(item -> item.entry().status() == status).count());
    }
    putList(json, "deliveries", DeliveryStatusText.json(report.deliveries()));
    putList(json, "site", report.site().stream().map(SiteRendition::path).toList());
    return new JsonObject().put("summary", json).toString();
  }
}
