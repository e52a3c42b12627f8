package press.offprint.pipeline.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import press.offprint.content.site.config.SiteConfigParser;
import press.offprint.content.site.config.SiteConfigResult;
import press.offprint.model.Site;
import press.offprint.model.navigation.SiteStructure;
import press.offprint.model.problem.OffprintException;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.disk.IoErrorText;
import press.offprint.pipeline.disk.asset.TemplateFiles;

/** The loader of a project's configuration file. */
public final class SiteConfigLoader {
  private static final List<String> ICONS = List.of("favicon.svg", "favicon.ico", "favicon.png");

  private SiteConfigLoader() {}

  /**
   * Returns the site of a project; it has the default values if there is no configuration file.
   *
   * @throws OffprintException if the file cannot be read or has errors; the message lists all
   *     errors with their lines
   */
  public static Site of(PublishSettings settings) {
    return load(settings).site();
  }

  /**
   * Returns the settings of a project; the defaults if it has no configuration file.
   *
   * @throws OffprintException if the file cannot be read or has errors; the message lists all
   *     errors with their lines
   */
  public static SiteConfigResult load(PublishSettings settings) {
    Path file = ProjectLayout.configuration(settings);
    if (settings.config().isEmpty() && !Files.exists(file)) {
      return withIcon(SiteConfigParser.read("", file.getFileName().toString()), settings);
    }
    SiteConfigResult reading = SiteConfigParser.read(text(file), file.getFileName().toString());
    if (reading.problems().stream().anyMatch(Problem::isError)) {
      throw new OffprintException(
          "The configuration has errors:\n"
              + reading.problems().stream()
                  .map(problem -> "  " + line(file, problem))
                  .collect(Collectors.joining("\n")));
    }
    requireTheme(settings.project(), reading.site().theme(), file);
    return withIcon(reading, settings);
  }

  // An icon of the site itself precedes the drawn one.
  private static SiteConfigResult withIcon(SiteConfigResult reading, PublishSettings settings) {
    Site site = reading.site();
    if (!site.structure().icon().equals(SiteStructure.DEFAULT.icon())) {
      return reading;
    }
    String icon =
        icons(settings).stream()
            .findFirst()
            .map(name -> "/" + name)
            .orElse(site.makes("icon") ? SiteStructure.DEFAULT.icon() : "");
    Site changed = site.withStructure(site.structure().withIcon(icon));
    return new SiteConfigResult(
        changed,
        reading.queue(),
        reading.remote(),
        reading.related(),
        reading.accepted(),
        reading.books(),
        reading.targets(),
        reading.alarms(),
        reading.versions(),
        reading.guard(),
        reading.canary(),
        reading.copiesLater(),
        reading.keys(),
        reading.problems());
  }

  /** Returns the names of the icons that a project has, the first choice first. */
  static List<String> icons(PublishSettings settings) {
    return ICONS.stream()
        .filter(
            name ->
                ProjectLayout.statics(settings).stream()
                    .anyMatch(folder -> Files.isRegularFile(folder.resolve(name))))
        .toList();
  }

  private static void requireTheme(Path project, String theme, Path file) {
    if (!theme.isEmpty() && !TemplateFiles.hasTheme(project, theme)) {
      throw new OffprintException(
          "The configuration has errors:\n  "
              + file
              + ": There is no theme \""
              + theme
              + "\".\n      Put the theme into "
              + project.resolve("themes").resolve(theme)
              + ", or choose the built-in theme swiss.");
    }
  }

  private static String line(Path file, Problem problem) {
    String hint = problem.hint().isEmpty() ? "" : "\n      " + problem.hint();
    return file + ":" + problem.line() + ": " + problem.message() + hint;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new OffprintException(
          "The configuration " + file + " cannot be read: " + IoErrorText.of(e) + ".", e);
    }
  }
}
