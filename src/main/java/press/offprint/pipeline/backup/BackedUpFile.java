package press.offprint.pipeline.backup;

import press.offprint.json.JsonObject;

/**
 * A file of a backup.
 *
 * @param path relative to the project, with {@code /}
 * @param sha256 in lower-case hexadecimal
 */
record BackedUpFile(String path, long bytes, String sha256) {
  JsonObject json() {
    return new JsonObject().put("path", path).put("bytes", bytes).put("sha256", sha256);
  }

  static BackedUpFile of(JsonObject json) {
    return new BackedUpFile(json.text("path"), json.number("bytes"), json.text("sha256"));
  }
}
