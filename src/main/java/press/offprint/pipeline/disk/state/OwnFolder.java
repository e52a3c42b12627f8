package press.offprint.pipeline.disk.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.disk.IoErrorText;

/**
 * A folder from which programs such as routes are loaded, so that no other user of the machine may
 * write to it.
 */
public final class OwnFolder {
  private static final Set<PosixFilePermission> OF_OTHERS =
      Set.copyOf(List.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE));

  private OwnFolder() {}

  /**
   * Creates a folder that its owner alone can use, unless it exists, and returns its real path.
   *
   * @param option the option that names another folder, for messages
   * @throws OffprintException if the folder cannot be created, belongs to another user, or others
   *     may write to it
   */
  public static Path of(Path folder, String option) {
    try {
      create(folder);
      Path real = folder.toRealPath();
      if (!Files.getOwner(real).equals(user())) {
        throw refused(folder, "belongs to another user. Name one of your own", option);
      }
      PosixFileAttributeView view = Files.getFileAttributeView(real, PosixFileAttributeView.class);
      if (view != null && !Collections.disjoint(view.readAttributes().permissions(), OF_OTHERS)) {
        throw refused(
            folder,
            "can be changed by other users. Run chmod go-w on it, or name another one",
            option);
      }
      return real;
    } catch (IOException e) {
      throw new OffprintException(
          "The folder "
              + folder
              + " cannot be created or used: "
              + IoErrorText.of(e)
              + ". Name another one with "
              + option
              + ".",
          e);
    }
  }

  private static void create(Path folder) throws IOException {
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(folder);
    }
  }

  // The name of the user is not enough: a container may give its files a number without a name.
  private static UserPrincipal user() throws IOException {
    Path probe = Files.createTempFile("offprint", "");
    try {
      return Files.getOwner(probe);
    } finally {
      Files.delete(probe);
    }
  }

  private static OffprintException refused(Path folder, String reason, String option) {
    return new OffprintException("The folder " + folder + " " + reason + " with " + option + ".");
  }
}
