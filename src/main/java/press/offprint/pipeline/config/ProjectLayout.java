package press.offprint.pipeline.config;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import press.offprint.pipeline.disk.output.OutputFolder;

/** The folders and files of a project. */
public final class ProjectLayout {
  private ProjectLayout() {}

  /** Returns the folder of the catalog, the lock and the caches. */
  public static Path state(PublishSettings settings) {
    return settings.output().resolve(OutputFolder.STATE);
  }

  /** Returns the configuration file; it may be missing if the command line names none. */
  public static Path configuration(PublishSettings settings) {
    return settings.config().orElse(settings.project().resolve("offprint.yaml"));
  }

  /**
   * Returns the folders of static files, which may be missing. Hugo keeps the folder beside the
   * content folder, so both places count.
   */
  public static List<Path> statics(PublishSettings settings) {
    Set<Path> folders = new LinkedHashSet<>();
    if (settings.content().getParent() != null) {
      folders.add(settings.content().getParent().resolve("static"));
    }
    folders.add(settings.project().resolve("static"));
    return List.copyOf(folders);
  }

  /** Returns the folder of the fonts that are installed with Offprint. */
  public static Path installedFonts() {
    return Path.of(System.getProperty("offprint.fonts", "target/fonts"));
  }

  /**
   * Returns every file and folder of the project that can change what a run publishes; some may be
   * missing. The installed program is not among them.
   */
  public static Set<Path> inputs(PublishSettings settings) {
    Set<Path> inputs = new LinkedHashSet<>();
    inputs.add(settings.content());
    inputs.addAll(statics(settings));
    inputs.add(configuration(settings));
    for (String folder : List.of("routes", "templates", "themes", "fonts")) {
      inputs.add(settings.project().resolve(folder));
    }
    return inputs;
  }
}
