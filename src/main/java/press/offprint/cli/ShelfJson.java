package press.offprint.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import press.offprint.catalog.Entry;
import press.offprint.catalog.StampedDependency;
import press.offprint.catalog.Status;
import press.offprint.catalog.StoredRendition;
import press.offprint.pipeline.ReportJson;

/** The JSON that {@code status} and {@code show} print: one object a line, as reports are. */
final class ShelfJson {
  private ShelfJson() {}

  static String of(Shelf.Item item) {
    Entry entry = item.entry();
    ObjectNode node = ReportJson.node();
    node.put("source", entry.source());
    node.put("status", ShelfText.label(entry.status()));
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

  static String sums(Shelf shelf) {
    ObjectNode line = ReportJson.node();
    ObjectNode node = line.putObject("summary");
    for (Status status : Status.values()) {
      long count = shelf.items().stream().filter(i -> i.entry().status() == status).count();
      node.put(ShelfText.label(status), count);
    }
    shelf.site().forEach(rendition -> node.withArray("site").add(rendition.path()));
    return ReportJson.text(line);
  }
}
