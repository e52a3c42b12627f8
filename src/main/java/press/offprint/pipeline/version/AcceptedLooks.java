package press.offprint.pipeline.version;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import press.offprint.json.JsonObject;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.disk.IoErrorText;
import press.offprint.pipeline.disk.state.ReportFolder;

/**
 * The versions whose looks a person accepted. They are in a file beside the catalog, so that they
 * can be accepted while another process publishes.
 */
public final class AcceptedLooks {
  private static final String FILE = "accepted-looks.json";

  private AcceptedLooks() {}

  /**
   * Returns the numbers of the accepted versions by source.
   *
   * @param state the folder of the catalog
   * @throws OffprintException if the file is damaged
   */
  public static Map<String, Integer> of(Path state) {
    Path file = state.resolve(FILE);
    Map<String, Integer> accepted = new TreeMap<>();
    try {
      JsonObject read = JsonObject.read(Files.readString(file, StandardCharsets.UTF_8));
      read.names().forEach(name -> accepted.put(name, (int) read.number(name)));
    } catch (NoSuchFileException e) {
      return Map.of();
    } catch (IOException e) {
      throw new OffprintException("The file " + file + " cannot be read: " + IoErrorText.of(e), e);
    } catch (IllegalArgumentException e) {
      throw new OffprintException(
          "The file "
              + file
              + " is damaged. Delete it, and accept the looks again with: offprint inspect --accept",
          e);
    }
    return Collections.unmodifiableMap(accepted);
  }

  /** Accepts further versions; earlier ones of the same posts are replaced. */
  public static synchronized void add(Path state, Map<String, Integer> versions) {
    JsonObject all = new JsonObject();
    Map<String, Integer> accepted = new TreeMap<>(of(state));
    accepted.putAll(versions);
    accepted.forEach(all::put);
    ReportFolder.write(state.resolve(FILE), all.toString().getBytes(StandardCharsets.UTF_8));
  }
}
