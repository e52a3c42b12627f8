package press.offprint.pipeline.queue;

import java.util.List;
import java.util.Map;
import press.offprint.json.Json;
import press.offprint.json.JsonObject;

/**
 * The editions of one post to make, as a value. Their inputs are in the store, each by its SHA-256.
 *
 * @param id unique among all jobs of all coordinators
 * @param coordinator who gets the receipt
 * @param source of the post, relative to the content folder
 * @param fingerprint SHA-256 of the post and its section defaults
 * @param bundle names the {@link ProjectBundle}
 * @param publication names the {@link press.offprint.model.Publication} as JSON
 * @param editions names of the editions, sorted
 */
record RenderJob(
    String id,
    String coordinator,
    String source,
    String fingerprint,
    String bundle,
    String publication,
    List<String> editions) {
  RenderJob {
    editions = List.copyOf(editions);
  }

  String toJson() {
    return Json.write(
        new JsonObject()
            .put("id", id)
            .put("coordinator", coordinator)
            .put("source", source)
            .put("fingerprint", fingerprint)
            .put("bundle", bundle)
            .put("publication", publication)
            .put("editions", editions));
  }

  /**
   * Reads a job.
   *
   * @throws IllegalArgumentException if the text is no job
   */
  static RenderJob of(String json) {
    if (!(Json.read(json) instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("The message is no JSON object");
    }
    return new RenderJob(
        text(map, "id"),
        text(map, "coordinator"),
        text(map, "source"),
        text(map, "fingerprint"),
        text(map, "bundle"),
        text(map, "publication"),
        map.get("editions") instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : List.of());
  }

  private static String text(Map<?, ?> map, String key) {
    if (map.get(key) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("The message has no \"" + key + "\"");
  }
}
