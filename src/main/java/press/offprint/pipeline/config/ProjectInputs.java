package press.offprint.pipeline.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.disk.asset.TemplateFiles;

/**
 * The files of a project that are read when a publisher is opened: the configuration, the routes,
 * and the existence of the theme and of the icons that the configuration is completed by.
 * Templates, data and posts are read at each run.
 */
public final class ProjectInputs {
  private ProjectInputs() {}

  /**
   * Returns a hash of the files. A file that cannot be read counts as empty. Take it before the
   * files are read, because a later one would hide a change in between.
   */
  public static String fingerprint(PublishSettings settings) {
    String configuration = text(ProjectLayout.configuration(settings));
    StringBuilder all = new StringBuilder(hash(configuration));
    for (String theme : themes(settings)) {
      // Any other theme changes nothing.
      if (configuration.contains(theme)) {
        all.append('\n').append(theme);
      }
    }
    SiteConfigLoader.icons(settings).forEach(icon -> all.append('\n').append(icon));
    for (Path file : routes(settings)) {
      all.append('\n').append(file.getFileName()).append(' ').append(hash(text(file)));
    }
    return Bytes.utf8(all.toString()).sha256();
  }

  /** Returns the folders that directly contain the files; some may be missing. */
  public static List<Path> folders(PublishSettings settings) {
    Path configuration = ProjectLayout.configuration(settings).toAbsolutePath().normalize();
    return List.of(
        configuration.getParent(),
        RouteFiles.folder(settings.project()),
        TemplateFiles.themes(settings.project()));
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

  private static List<String> themes(PublishSettings settings) {
    try (Stream<Path> folders = Files.list(TemplateFiles.themes(settings.project()))) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  // Bytes that are no UTF-8 are read one by one, so that two texts differ if their files do.
  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  private static String hash(String text) {
    return Bytes.utf8(text).sha256();
  }
}
