package press.offprint.web.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import press.offprint.json.JsonObject;

/**
 * The address and the run key of the running server, in a file for other commands of the same user.
 * The owner alone can read the file, and its key is worthless after the server has ended.
 *
 * @param url with a slash at its end
 * @param key the run key, with which server and command prove themselves to each other
 * @param project the project folder of the server
 * @param content its content folder
 * @param output its output folder
 */
public record ServerFile(String url, String key, String project, String content, String output) {
  private static final String NAME = "server.json";

  /** Writes the file into the folder {@code state}. */
  public static void write(
      Path state, String url, Credentials credentials, Path project, Path content, Path output)
      throws IOException {
    JsonObject json =
        new JsonObject()
            .put("url", url)
            .put("key", credentials.runKey().text())
            .put("project", project.toString())
            .put("content", content.toString())
            .put("output", output.toString());
    Credentials.writePrivately(state.resolve(NAME), json + "\n");
  }

  public static void remove(Path state) throws IOException {
    Files.deleteIfExists(state.resolve(NAME));
  }

  /**
   * Reads the file in the folder {@code state}. Returns empty if there is none or it cannot be
   * read. The server may have ended since.
   */
  public static Optional<ServerFile> read(Path state) {
    Path file = state.resolve(NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonObject json = JsonObject.read(Files.readString(file));
      String url = json.text("url");
      return url.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new ServerFile(
                  url,
                  json.text("key"),
                  json.text("project"),
                  json.text("content"),
                  json.text("output")));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
