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
import press.offprint.model.Dependency;

/** Says what a catalog knows in lines for people. */
final class CatalogReportText {
  private CatalogReportText() {}

  /** What stands below the line that names a source. */
  static List<String> details(CatalogReport.Item item) {
    CatalogEntry entry = item.entry();
    List<String> lines = new ArrayList<>();
    add(lines, "place", entry.path());
    add(lines, "aliases", String.join(" ", entry.aliases()));
    if (entry.publishedAt() > 0) {
      add(lines, "published", time(entry.publishedAt()) + ", in " + entry.millis() + " ms");
    }
    add(lines, "words", entry.words() > 0 ? Integer.toString(entry.words()) : "");
    add(lines, "sha256", entry.fingerprint());
    for (StampedDependency dependency : entry.dependencies()) {
      boolean there = !dependency.dependency().fingerprint().isEmpty();
      Dependency.Kind kind = dependency.dependency().kind();
      if (there && (kind == Dependency.Kind.LINK || kind == Dependency.Kind.NOTE)) {
        continue; // The post that it leads to is told by its own name.
      }
      add(lines, "made with", dependency.dependency().name() + (there ? "" : " (not there)"));
    }
    for (StoredRendition rendition : entry.renditions()) {
      add(
          lines,
          rendition.download().edition(),
          rendition.download().path() + "  " + size(rendition.download().bytes()));
      rendition.companions().forEach(file -> add(lines, "", file));
    }
    return lines;
  }

  /** When a source is tried again, empty where no attempt failed. */
  static String attempts(CatalogReport.Item item) {
    return item.attempt().map(CatalogReportText::of).orElse("");
  }

  private static String of(FailedAttempt attempt) {
    String tried = attempt.count() == 1 ? "Tried once" : "Tried " + attempt.count() + " times";
    return attempt.isQuarantined()
        ? tried + "; left alone until it changes, or until --force."
        : tried + "; the next attempt is due at " + time(attempt.nextAt()) + ".";
  }

  /** The last line of a status. */
  static String sums(CatalogReport shelf) {
    if (shelf.items().isEmpty()) {
      return "Nothing is published in " + shelf.settings().output() + " yet.";
    }
    List<String> parts = new ArrayList<>();
    for (EntryStatus status : EntryStatus.values()) {
      long count = shelf.items().stream().filter(i -> i.entry().status() == status).count();
      if (count > 0) {
        parts.add(count + " " + label(status));
      }
    }
    return String.join(", ", parts) + "; " + shelf.site().size() + " files of the whole site.";
  }

  static String label(EntryStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static void add(List<String> lines, String name, String value) {
    if (!value.isEmpty()) {
      lines.add(String.format(Locale.ROOT, "%-10s %s", name, value));
    }
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String size(long bytes) {
    return bytes < 10_000 ? bytes + " bytes" : bytes / 1000 + " kB";
  }
}
