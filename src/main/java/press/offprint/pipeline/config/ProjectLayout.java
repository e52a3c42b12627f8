package press.offprint.pipeline.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import press.offprint.model.Site;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.disk.RootDirectory;
import press.offprint.pipeline.disk.asset.SiteFileLookup;
import press.offprint.pipeline.disk.state.FormerState;
import press.offprint.pipeline.disk.state.StateFolder;

/** The folders and files of a project. */
public final class ProjectLayout {
  private ProjectLayout() {}

  /** Returns the default folder of the posts of a project. */
  public static Path content(Path project) {
    return project.resolve("content");
  }

  /** Returns the default output folder of a project. */
  public static Path output(Path project) {
    return project.resolve("output");
  }

  /** Returns the default state folder of a project. */
  public static Path state(Path project) {
    return project.resolve(StateFolder.NAME);
  }

  /**
   * Returns the folder of the catalog, the lock and the secrets of the output folder; it may be
   * missing.
   */
  public static Path state(PublishSettings settings) {
    return StateFolder.of(settings.state(), settings.project(), settings.output());
  }

  /** Returns the folder of {@link #state}, which is created if it is missing. */
  public static Path createState(PublishSettings settings) {
    return StateFolder.create(settings.state(), settings.project(), settings.output());
  }

  /** Returns the state that an earlier version kept in the output folder. */
  public static FormerState formerState(PublishSettings settings) {
    return FormerState.of(settings.output(), state(settings));
  }

  /** Returns the folders in which nothing is read as content, and nothing is watched. */
  public static Set<Path> excluded(PublishSettings settings) {
    Set<Path> folders = new LinkedHashSet<>();
    folders.add(settings.output());
    folders.add(settings.state());
    return folders;
  }

  /**
   * Checks that content, output and state are separate folders.
   *
   * @throws OffprintException if two of them are one folder, or one is inside the other
   */
  public static void requireSeparateFolders(PublishSettings settings) {
    FolderSeparation.require(settings);
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

  /** Returns the folder of the copies of pictures on the web. */
  public static Path remote(PublishSettings settings) {
    return settings.project().resolve("remote");
  }

  /** Returns the folders besides the content folder whose files posts may refer to. */
  public static List<Path> lookups(PublishSettings settings) {
    List<Path> folders = new ArrayList<>(statics(settings));
    folders.add(remote(settings));
    return folders;
  }

  /** Returns the files that posts may refer to, and those that the configuration names. */
  public static SiteFileLookup files(PublishSettings settings, Site site) {
    return new SiteFileLookup(
        settings.content(),
        lookups(settings),
        excluded(settings),
        settings.project(),
        site.syntax().files());
  }

  /** Returns the folder of the fonts that are installed with Offprint. */
  public static Path installedFonts() {
    return Path.of(System.getProperty("offprint.fonts", "target/fonts"));
  }

  /**
   * Returns every file and folder of the project that can change what a run publishes, besides
   * those that the configuration names; some may be missing. The installed program is not among
   * them.
   */
  public static Set<Path> inputs(PublishSettings settings) {
    Set<Path> inputs = new LinkedHashSet<>();
    inputs.add(settings.content());
    inputs.addAll(lookups(settings));
    inputs.add(configuration(settings));
    for (String folder : List.of("routes", "templates", "themes", "fonts", "data")) {
      inputs.add(settings.project().resolve(folder));
    }
    return inputs;
  }

  /**
   * Returns the files of the project folder that the configuration names, such as a bibliography;
   * some may be missing, because posts look for them in other folders before.
   */
  public static List<Path> named(PublishSettings settings, Site site) {
    return site.syntax().files().stream()
        .filter(RootDirectory::isPlain)
        .map(name -> settings.project().resolve(name))
        .sorted()
        .toList();
  }
}
