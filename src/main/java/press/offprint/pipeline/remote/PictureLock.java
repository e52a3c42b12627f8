package press.offprint.pipeline.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import press.offprint.json.JsonObject;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.disk.IoErrorText;

/**
 * The lock file of fetched pictures, {@code remote/lock.json}: one line for each URL, with the file
 * and its hash, sorted by URL. It belongs in version control, so that every machine publishes the
 * same pictures.
 */
final class PictureLock {
  private static final String NAME = "lock.json";

  private final Path file;
  private final Map<String, Picture> pictures = new TreeMap<>();

  /**
   * A fetched picture.
   *
   * @param file relative to the folder of the lock file
   * @param sha256 of the content
   */
  record Picture(String url, String file, String sha256, long bytes) {}

  private PictureLock(Path file) {
    this.file = file;
  }

  /**
   * Reads the lock file in a folder; without a file it is empty.
   *
   * @throws OffprintException if the file cannot be read or is no lock file
   */
  static PictureLock open(Path folder) {
    PictureLock lock = new PictureLock(folder.resolve(NAME));
    try {
      for (JsonObject picture : JsonObject.read(Files.readString(lock.file)).objects("pictures")) {
        lock.put(
            new Picture(
                picture.text("url"),
                picture.text("file"),
                picture.text("sha256"),
                picture.number("bytes")));
      }
    } catch (NoSuchFileException e) {
      return lock;
    } catch (IOException e) {
      throw new OffprintException(
          "The file " + lock.file + " cannot be read: " + IoErrorText.of(e) + ".", e);
    } catch (IllegalArgumentException e) {
      throw new OffprintException(
          "The file "
              + lock.file
              + " is no lock file of pictures. Restore it, or delete it and run offprint fetch.",
          e);
    }
    return lock;
  }

  Optional<Picture> find(String url) {
    return Optional.ofNullable(pictures.get(url));
  }

  Collection<Picture> pictures() {
    return pictures.values();
  }

  void put(Picture picture) {
    pictures.put(picture.url(), picture);
  }

  /** Writes the file whole or not at all. */
  void save() throws IOException {
    StringBuilder text = new StringBuilder("{\"pictures\":[");
    String separator = "\n";
    for (Picture picture : pictures.values()) {
      text.append(separator)
          .append(
              new JsonObject()
                  .put("url", picture.url())
                  .put("file", picture.file())
                  .put("sha256", picture.sha256())
                  .put("bytes", picture.bytes()));
      separator = ",\n";
    }
    Files.createDirectories(file.getParent());
    Path part = file.resolveSibling("." + NAME + ".part");
    Files.writeString(part, text.append("\n]}\n"));
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
