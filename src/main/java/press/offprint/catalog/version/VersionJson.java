package press.offprint.catalog.version;

import java.util.ArrayList;
import java.util.List;
import press.offprint.json.Json;
import press.offprint.json.JsonObject;
import press.offprint.model.RenditionInfo;

/** The renditions of a version as JSON: short, because a site has many versions. */
final class VersionJson {
  private VersionJson() {}

  static String write(List<VersionedRendition> renditions) {
    List<JsonObject> all = new ArrayList<>();
    for (VersionedRendition rendition : renditions) {
      RenditionInfo file = rendition.download();
      all.add(
          new JsonObject()
              .put("e", file.edition())
              .put("p", file.path())
              .put("t", file.mediaType())
              .put("n", file.bytes())
              .put("h", file.sha256())
              .put("i", rendition.inputHash())
              .put("c", rendition.companions().stream().map(VersionJson::companion).toList()));
    }
    return Json.write(all);
  }

  private static JsonObject companion(StoredFile file) {
    return new JsonObject().put("p", file.path()).put("n", file.bytes()).put("h", file.sha256());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if the text is damaged
   */
  static List<VersionedRendition> read(String json) {
    List<VersionedRendition> renditions = new ArrayList<>();
    for (JsonObject one : JsonObject.read("{\"all\":" + json + "}").objects("all")) {
      List<StoredFile> companions =
          one.objects("c").stream()
              .map(file -> new StoredFile(file.text("p"), file.text("h"), file.number("n")))
              .toList();
      renditions.add(
          new VersionedRendition(
              new RenditionInfo(
                  one.text("e"), one.text("p"), one.text("t"), one.number("n"), one.text("h")),
              one.text("i"),
              companions));
    }
    return renditions;
  }
}
