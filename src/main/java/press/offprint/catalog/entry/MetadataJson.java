package press.offprint.catalog.entry;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.json.JsonObject;
import press.offprint.model.Dates;
import press.offprint.model.Metadata;
import press.offprint.model.RequestedPermalink;

/** Metadata as one JSON object and back, without loss. */
final class MetadataJson {
  private MetadataJson() {}

  static String write(Metadata metadata) {
    Dates dates = metadata.dates();
    RequestedPermalink address = metadata.address();
    JsonObject json =
        new JsonObject()
            .put("title", metadata.title())
            .put("description", metadata.description())
            .put("summary", metadata.summary())
            .put("language", metadata.language())
            .put("direction", metadata.direction())
            .put("authors", metadata.authors())
            .put("keywords", metadata.keywords())
            .put("terms", metadata.terms());
    putIfPresent(json, "date", dates.date());
    putIfPresent(json, "lastmod", dates.lastmod());
    putIfPresent(json, "publishDate", dates.publishDate());
    putIfPresent(json, "expiryDate", dates.expiryDate());
    putIfPresent(json, "slug", address.slug());
    putIfPresent(json, "url", address.url());
    json.put("aliases", address.aliases());
    putIfPresent(json, "cover", metadata.cover());
    return json.put("weight", metadata.weight())
        .put("draft", metadata.draft())
        .put("fields", JsonValues.tag(metadata.fields()))
        .toString();
  }

  private static void putIfPresent(JsonObject json, String name, Optional<?> value) {
    value.ifPresent(present -> json.put(name, present.toString()));
  }

  static Metadata read(String text) {
    JsonObject json = JsonObject.of(JsonValues.readMap(text));
    return new Metadata(
        json.text("title"),
        json.text("description"),
        json.text("summary"),
        json.text("language"),
        json.text("direction"),
        json.texts("authors"),
        json.texts("keywords"),
        terms(json.get("terms")),
        new Dates(
            date(json, "date"),
            date(json, "lastmod"),
            date(json, "publishDate"),
            date(json, "expiryDate")),
        new RequestedPermalink(
            optional(json, "slug"), optional(json, "url"), json.texts("aliases")),
        optional(json, "cover"),
        (int) json.number("weight"),
        json.isTrue("draft"),
        JsonValues.map(JsonValues.untag(json.get("fields"))));
  }

  private static Optional<String> optional(JsonObject json, String name) {
    return Optional.ofNullable(json.get(name)).map(String::valueOf);
  }

  private static Optional<OffsetDateTime> date(JsonObject json, String name) {
    return optional(json, name).map(OffsetDateTime::parse);
  }

  private static Map<String, List<String>> terms(Object value) {
    Map<String, List<String>> terms = new LinkedHashMap<>();
    JsonValues.map(value).forEach((taxonomy, of) -> terms.put(taxonomy, JsonValues.strings(of)));
    return terms;
  }
}
