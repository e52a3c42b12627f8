package press.offprint.cli.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import press.offprint.catalog.version.PostVersion;
import press.offprint.catalog.version.VersionedRendition;
import press.offprint.json.JsonObject;

/** Versions of posts as lines for people, and as JSON. */
public final class VersionText {
  private VersionText() {}

  /** Returns one line with the source of the version. */
  public static String line(PostVersion version) {
    return ProblemText.safe(version.source()) + "@" + facts(version);
  }

  /** Returns the number, the time, the run and the sizes of a version. */
  static String facts(PostVersion version) {
    List<String> parts = new ArrayList<>();
    for (VersionedRendition rendition : version.renditions()) {
      parts.add(
          rendition.download().edition()
              + " "
              + CatalogReportText.size(rendition.download().bytes()));
    }
    return String.format(
        Locale.ROOT,
        "%-4d %s  run %-5d %s",
        version.number(),
        CatalogReportText.time(version.at()),
        version.run(),
        parts.isEmpty() ? "withdrawn" : String.join(", ", parts));
  }

  static JsonObject json(PostVersion version) {
    return new JsonObject()
        .put("number", version.number())
        .put("at", instant(version.at()))
        .put("run", version.run())
        .put("path", version.path())
        .put("title", version.title())
        .put("fingerprint", version.fingerprint())
        .put(
            "renditions",
            version.renditions().stream()
                .map(
                    one ->
                        new JsonObject()
                            .put("edition", one.download().edition())
                            .put("path", one.download().path())
                            .put("bytes", one.download().bytes())
                            .put("sha256", one.download().sha256())
                            .put("inputHash", one.inputHash()))
                .toList());
  }

  /** Returns a size for people. */
  public static String size(long bytes) {
    return CatalogReportText.size(bytes);
  }

  /** Returns a time in ISO 8601, UTC. */
  public static String instant(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
