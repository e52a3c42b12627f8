package press.offprint.pipeline.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import press.offprint.model.bytes.Bytes;

/**
 * The files of a project that are read when a publisher is opened: the configuration and the
 * routes. Templates, data and posts are read at each run.
 */
public final class ProjectInputs {
  private ProjectInputs() {}

  /** Returns a hash of the files. A file that cannot be read counts as empty. */
  public static String fingerprint(PublishSettings settings) {
    StringBuilder all = new StringBuilder(hash(ProjectLayout.configuration(settings)));
    for (Path file : routes(settings)) {
      all.append('\n').append(file.getFileName()).append(' ').append(hash(file));
    }
    return Bytes.utf8(all.toString()).sha256();
  }

  /** Returns the folders that directly contain the files; some may be missing. */
  public static List<Path> folders(PublishSettings settings) {
    Path configuration = ProjectLayout.configuration(settings).toAbsolutePath().normalize();
    return List.of(configuration.getParent(), RouteFiles.folder(settings.project()));
  }

  private static List<Path> routes(PublishSettings settings) {
    try (Stream<Path> files = Files.list(RouteFiles.folder(settings.project()))) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(RouteFile.ENDING))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String hash(Path file) {
    try {
      return Bytes.owning(Files.readAllBytes(file)).sha256();
    } catch (IOException e) {
      return "";
    }
  }
}
