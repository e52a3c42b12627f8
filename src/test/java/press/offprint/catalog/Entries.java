package press.offprint.catalog;

import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.catalog.entry.LazyMetadata;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.model.Dates;
import press.offprint.model.Dependency;
import press.offprint.model.Metadata;
import press.offprint.model.RenditionInfo;
import press.offprint.model.RequestedPermalink;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/** Catalog entries with a value in every field. */
final class Entries {
  private Entries() {}

  static CatalogEntry entry(String source) {
    return entry(source, LazyMetadata.of(metadata("A post: " + source)));
  }

  static CatalogEntry entry(String source, LazyMetadata metadata) {
    FileStamp stamp =
        new FileStamp(1234, 1_790_000_000_123_456_789L, 1_790_000_001_000_000_001L, "7:42");
    RenditionInfo pdf =
        new RenditionInfo("pdf", source + ".pdf", "application/pdf", 5000, "ab".repeat(32));
    return new CatalogEntry(
        source,
        stamp,
        "cd".repeat(32),
        EntryStatus.PUBLISHED,
        "/" + source + "/",
        List.of("/old/", "/older/"),
        metadata,
        List.of(
            Problem.warning(ProblemCode.RESOURCE_MISSING, 12, "It says \"no\".", "Put it back.")),
        List.of(
            new StampedDependency(new Dependency(Dependency.Kind.FILE, "a/é.png", "ef"), stamp),
            new StampedDependency(
                new Dependency(Dependency.Kind.POST, "b.md", ""), FileStamp.MISSING)),
        List.of(new StoredRendition(pdf, "01".repeat(32), List.of("a/one.png", "a/two.png"))),
        321,
        45,
        1_790_000_002_000L);
  }

  static Metadata metadata(String title) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("text", "日本語 😀 \"quoted\" \u0000 \ud800 alone");
    fields.put("int", 7);
    fields.put("small long", 7L);
    fields.put("long", 7_000_000_000L);
    fields.put("huge", new BigInteger("9".repeat(1500)));
    fields.put("double", 0.1);
    fields.put("whole double", 3.0);
    fields.put("nan", Double.NaN);
    fields.put("true", true);
    fields.put("list", List.of(1, "two", List.of(3L), Map.of("$Long", "a trap")));
    fields.put("map", Map.of("deep", Map.of("$map", Map.of("x", 1))));
    OffsetDateTime date = OffsetDateTime.parse("2026-03-14T09:26:53.123456789+05:30");
    return new Metadata(
        title,
        "",
        "A summary",
        "ja",
        "ltr",
        List.of("Mika Aalto", "陳"),
        List.of("books"),
        Map.of("tags", List.of("paper", "ink")),
        new Dates(Optional.of(date), Optional.empty(), Optional.of(date), Optional.empty()),
        new RequestedPermalink(Optional.of("hello"), Optional.empty(), List.of("/x/")),
        Optional.of("cover.png"),
        -3,
        true,
        fields);
  }
}
