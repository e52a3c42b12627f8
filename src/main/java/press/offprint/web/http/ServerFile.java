package press.offprint.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells other commands of this machine's user where the running server is, and gives them its run
 * key. The file is readable for its owner alone, and worth nothing once the server has ended.
 *
 * @param url with a slash at its end
 * @param key accepted from this machine alone
 * @param project the project folder that it works on
 * @param content its content folder
 */
public record ServerFile(String url, String key, String project, String content) {
  private static final String NAME = "server.json";

  /** Apart, so that a command that finds no server needs none of it. */
  private static final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper();
  }

  /** Writes it into {@code state}. */
  public static void write(Path state, String url, Credentials keys, Path project, Path content)
      throws IOException {
    String json =
        Json.MAPPER
            .createObjectNode()
            .put("url", url)
            .put("key", keys.run())
            .put("project", project.toString())
            .put("content", content.toString())
            .toString();
    Credentials.writePrivately(state.resolve(NAME), json + "\n");
  }

  public static void remove(Path state) throws IOException {
    Files.deleteIfExists(state.resolve(NAME));
  }

  /** The server that says it works on this output folder; whether it still runs is not known. */
  public static Optional<ServerFile> read(Path state) {
    Path file = state.resolve(NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode json = Json.MAPPER.readTree(Files.readString(file));
      String url = json.path("url").asText("");
      return url.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new ServerFile(
                  url,
                  json.path("key").asText(""),
                  json.path("project").asText(""),
                  json.path("content").asText("")));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
