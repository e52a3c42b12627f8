package press.offprint.pipeline.config;

import java.nio.file.Files;
import java.nio.file.Path;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.disk.RealPaths;

/**
 * The rule that the folders of a project are separate: no post is read from what is published, no
 * source is hosted, and no state is read or hosted. Links and other spellings of a path count as
 * the folder that they lead to.
 */
final class FolderSeparation {
  /** A folder with its name for people, and the option that names another one. */
  private record Folder(String name, Path path, String option) {
    String text() {
      return "the " + name + " " + path;
    }
  }

  private FolderSeparation() {}

  /**
   * Checks all folders of a project.
   *
   * @throws OffprintException if two of them are one folder, or one is inside the other
   */
  static void require(PublishSettings settings) {
    Folder content = new Folder("content folder", settings.content(), "--content");
    Folder output = new Folder("output folder", settings.output(), "--output");
    Folder state = new Folder("state folder", settings.state(), "--state");
    // The walk through the content folder leaves these two out.
    if (!isChild(output, content, ProjectLayout.output(content.path()))) {
      require(output, content);
    }
    if (!isChild(state, content, ProjectLayout.state(content.path()))) {
      require(state, content);
    }
    require(state, output);
    for (Path path : ProjectLayout.statics(settings)) {
      if (Files.isDirectory(path)) {
        Folder statics = new Folder("folder of static files", path, "");
        require(output, statics);
        require(state, statics);
      }
    }
  }

  private static boolean isChild(Folder inner, Folder outer, Path child) {
    return !RealPaths.isWithin(outer.path(), inner.path())
        && RealPaths.of(inner.path()).equals(RealPaths.of(child));
  }

  private static void require(Folder one, Folder other) {
    boolean inside = RealPaths.isWithin(one.path(), other.path());
    boolean around = RealPaths.isWithin(other.path(), one.path());
    if (inside || around) {
      String relation =
          inside && around ? " is the same folder as " : inside ? " is inside " : " contains ";
      throw new OffprintException(
          capital(one.text())
              + relation
              + other.text()
              + ". Nothing was published. Name a separate folder with "
              + one.option()
              + " DIR"
              + (other.option().isEmpty() ? "." : " or " + other.option() + " DIR."));
    }
  }

  private static String capital(String text) {
    return "T" + text.substring(1);
  }
}
