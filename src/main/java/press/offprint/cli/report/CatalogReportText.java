package press.offprint.cli.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.catalog.entry.FailedAttempt;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.cli.report.catalog.CatalogReport;
import press.offprint.model.Dependency;

/** Catalog entries as lines for people. */
final class CatalogReportText {
  private CatalogReportText() {}

  /** Returns the lines below the name of a source. */
  static List<String> details(CatalogReport.Item item) {
    CatalogEntry entry = item.entry();
    List<String> lines = new ArrayList<>();
    add(lines, "path", entry.path());
    add(lines, "aliases", String.join(" ", entry.aliases()));
    if (entry.publishedAt() > 0) {
      add(lines, "published", time(entry.publishedAt()) + ", in " + entry.millis() + " ms");
    }
    add(lines, "words", entry.words() > 0 ? Integer.toString(entry.words()) : "");
    add(lines, "keywords", String.join(", ", item.related().keywords()));
    item.related()
        .posts()
        .forEach(post -> add(lines, "related", post.source() + "  " + post.score()));
    item.translations()
        .forEach(post -> add(lines, "translation", post.language() + "  " + post.source()));
    add(lines, "sha256", entry.fingerprint());
    for (StampedDependency dependency : entry.dependencies()) {
      boolean exists = !dependency.dependency().fingerprint().isEmpty();
      Dependency.Kind kind = dependency.dependency().kind();
      if (exists && (kind == Dependency.Kind.LINK || kind == Dependency.Kind.NOTE)) {
        continue; // The linked post is an entry, too.
      }
      add(lines, "input", dependency.dependency().name() + (exists ? "" : " (missing)"));
    }
    for (StoredRendition rendition : entry.renditions()) {
      add(
          lines,
          rendition.download().edition(),
          rendition.download().path() + "  " + size(rendition.download().bytes()));
      rendition.companions().forEach(file -> add(lines, "", file));
    }
    entry.outstanding().forEach(file -> add(lines, "waits for", "narrower copies of " + file));
    item.delivered().forEach(receipt -> add(lines, "delivered", DeliveryStatusText.line(receipt)));
    item.versions().forEach(version -> add(lines, "version", VersionText.facts(version)));
    return lines;
  }

  /** Returns the number of attempts and the time of the next; empty if no attempt failed. */
  static String attempts(CatalogReport.Item item) {
    FailedAttempt attempt = item.failedAttempt();
    if (attempt == null) {
      return "";
    }
    String count = attempt.count() == 1 ? "1 attempt" : attempt.count() + " attempts";
    return attempt.isQuarantined()
        ? count + " failed; no further attempt until the post changes or --force is used."
        : count + " failed; the next attempt is due at " + time(attempt.nextAt()) + ".";
  }

  /** Returns the last line of a status: the number of sources by result. */
  static String sums(CatalogReport report) {
    if (report.items().isEmpty()) {
      return "The catalog of " + report.settings().output() + " is empty. Run: offprint publish";
    }
    List<String> parts = new ArrayList<>();
    for (EntryStatus status : EntryStatus.values()) {
      long count = report.items().stream().filter(i -> i.entry().status() == status).count();
      if (count > 0) {
        parts.add(count + " " + label(status));
      }
    }
    return String.join(", ", parts) + "; " + report.site().size() + " files of the whole site.";
  }

  static String label(EntryStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static void add(List<String> lines, String name, String value) {
    if (!value.isEmpty()) {
      lines.add(String.format(Locale.ROOT, "%-10s %s", name, value));
    }
  }

  static String time(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static String size(long bytes) {
    return bytes < 10_000 ? bytes + " bytes" : bytes / 1000 + " kB";
  }
}
