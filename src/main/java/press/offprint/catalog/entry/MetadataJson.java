package press.offprint.catalog.entry;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.model.Dates;
import press.offprint.model.Metadata;
import press.offprint.model.RequestedPermalink;

/** Metadata as one JSON object and back, without loss. */
final class MetadataJson {
  private MetadataJson() {}

  static String write(Metadata metadata) {
    Dates dates = metadata.dates();
    RequestedPermalink address = metadata.address();
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("title", metadata.title());
    out.put("description", metadata.description());
    out.put("summary", metadata.summary());
    out.put("language", metadata.language());
    out.put("direction", metadata.direction());
    out.put("authors", metadata.authors());
    out.put("keywords", metadata.keywords());
    out.put("terms", metadata.terms());
    putDate(out, "date", dates.date());
    putDate(out, "lastmod", dates.lastmod());
    putDate(out, "publishDate", dates.publishDate());
    putDate(out, "expiryDate", dates.expiryDate());
    address.slug().ifPresent(slug -> out.put("slug", slug));
    address.url().ifPresent(url -> out.put("url", url));
    out.put("aliases", address.aliases());
    metadata.cover().ifPresent(cover -> out.put("cover", cover));
    out.put("weight", metadata.weight());
    out.put("draft", metadata.draft());
    out.put("fields", JsonValues.tag(metadata.fields()));
    return JsonValues.write(out);
  }

  private static void putDate(Map<String, Object> out, String name, Optional<OffsetDateTime> date) {
    date.ifPresent(value -> out.put(name, value.toString()));
  }

  static Metadata read(String json) {
    Map<String, Object> in = JsonValues.readMap(json);
    return new Metadata(
        text(in, "title"),
        text(in, "description"),
        text(in, "summary"),
        text(in, "language"),
        text(in, "direction"),
        JsonValues.strings(in.get("authors")),
        JsonValues.strings(in.get("keywords")),
        terms(in.get("terms")),
        new Dates(
            date(in, "date"), date(in, "lastmod"), date(in, "publishDate"), date(in, "expiryDate")),
        new RequestedPermalink(
            maybe(in, "slug"), maybe(in, "url"), JsonValues.strings(in.get("aliases"))),
        maybe(in, "cover"),
        ((Number) in.get("weight")).intValue(),
        Boolean.TRUE.equals(in.get("draft")),
        JsonValues.map(JsonValues.untag(in.get("fields"))));
  }

  private static String text(Map<String, Object> in, String name) {
    return String.valueOf(in.get(name));
  }

  private static Optional<String> maybe(Map<String, Object> in, String name) {
    return Optional.ofNullable(in.get(name)).map(String::valueOf);
  }

  private static Optional<OffsetDateTime> date(Map<String, Object> in, String name) {
    return maybe(in, name).map(OffsetDateTime::parse);
  }

  private static Map<String, List<String>> terms(Object value) {
    Map<String, List<String>> out = new LinkedHashMap<>();
    JsonValues.map(value)
        .forEach((taxonomy, terms) -> out.put(taxonomy, JsonValues.strings(terms)));
    return out;
  }
}
