package press.offprint.pipeline.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import press.offprint.content.site.config.SiteConfigParser;
import press.offprint.content.site.config.SiteConfigResult;
import press.offprint.model.OffprintException;
import press.offprint.model.Problem;
import press.offprint.model.Site;
import press.offprint.pipeline.disk.asset.TemplateFiles;

/** Finds and reads the configuration of a project. */
public final class SiteConfigLoader {
  private static final String NAME = "offprint.yaml";

  private SiteConfigLoader() {}

  /**
   * The site of a project; all defaults where it has no configuration.
   *
   * @throws OffprintException with every mistake in the file, each with its line
   */
  public static Site of(PublishSettings settings) {
    return load(settings).site();
  }

  /**
   * Returns the settings of a project; the defaults if it has no configuration file.
   *
   * @throws OffprintException with every error of the file and its line
   */
  public static SiteConfigResult load(PublishSettings settings) {
    Path file = settings.config().orElse(settings.project().resolve(NAME));
    if (settings.config().isEmpty() && !Files.exists(file)) {
      return SiteConfigParser.read("", NAME);
    }
    SiteConfigResult reading = SiteConfigParser.read(text(file), file.getFileName().toString());
    if (reading.problems().stream().anyMatch(Problem::isError)) {
      throw new OffprintException(
          "The configuration cannot be used:\n"
              + reading.problems().stream()
                  .map(problem -> "  " + line(file, problem))
                  .collect(Collectors.joining("\n")));
    }
    requireTheme(settings.project(), reading.site().theme(), file);
    return reading;
  }

  private static void requireTheme(Path project, String theme, Path file) {
    if (!theme.isEmpty() && !TemplateFiles.hasTheme(project, theme)) {
      throw new OffprintException(
          "The configuration cannot be used:\n  "
              + file
              + ": There is no theme \""
              + theme
              + "\".\n      Put it into "
              + project.resolve("themes").resolve(theme)
              + ", or take swiss, which comes with Offprint.");
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
          "The configuration " + file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }
}
