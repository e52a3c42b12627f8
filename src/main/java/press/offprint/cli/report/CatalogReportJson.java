package press.offprint.cli.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.pipeline.run.ReportJson;

/** The JSON that {@code status} and {@code show} print: one object a line, as reports are. */
final class CatalogReportJson {
  private CatalogReportJson() {}

  static String of(CatalogReport.Item item) {
    CatalogEntry entry = item.entry();
    ObjectNode node = ReportJson.node();
    node.put("source", entry.source());
    node.put("status", CatalogReportText.label(entry.status()));
    ReportJson.problems(node.putArray("problems"), entry.problems());
    ReportJson.renditions(node.putArray("renditions"), entry.downloads());
    node.put("millis", entry.millis());
    node.put("path", entry.path());
    entry.aliases().forEach(node.putArray("aliases")::add);
    node.put("fingerprint", entry.fingerprint());
    node.put("words", entry.words());
    node.put("publishedAt", entry.publishedAt());
    for (StampedDependency dependency : entry.dependencies()) {
      ObjectNode one = node.withArray("dependencies").addObject();
      one.put("kind", dependency.dependency().kind().name());
      one.put("name", dependency.dependency().name());
      one.put("fingerprint", dependency.dependency().fingerprint());
    }
    for (StoredRendition rendition : entry.renditions()) {
      rendition.companions().forEach(node.withArray("companions")::add);
    }
    item.attempt()
        .ifPresent(
            attempt -> {
              ObjectNode one = node.putObject("attempts");
              one.put("count", attempt.count());
              one.put("quarantined", attempt.isQuarantined());
              if (!attempt.isQuarantined()) {
                one.put("nextAt", attempt.nextAt());
              }
            });
    return ReportJson.text(node);
  }

  static String sums(CatalogReport shelf) {
    ObjectNode line = ReportJson.node();
    ObjectNode node = line.putObject("summary");
    for (EntryStatus status : EntryStatus.values()) {
      long count = shelf.items().stream().filter(i -> i.entry().status() == status).count();
      node.put(CatalogReportText.label(status), count);
    }
    shelf.site().forEach(rendition -> node.withArray("site").add(rendition.path()));
    return ReportJson.text(line);
  }
}
