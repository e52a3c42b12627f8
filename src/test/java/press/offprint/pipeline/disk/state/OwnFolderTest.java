package press.offprint.pipeline.disk.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.problem.OffprintException;

/** Programs are loaded from a folder only if no other user may write to it. */
class OwnFolderTest {
  @TempDir private Path home;

  private static void assertRefused(Path folder, String reason) {
    assertThatThrownBy(() -> OwnFolder.of(folder, "--cache"))
        .isInstanceOf(OffprintException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining(reason)
        .hasMessageContaining("--cache");
  }

  @Test
  void a_new_folder_is_for_its_owner_alone() throws IOException {
    Path folder = OwnFolder.of(home.resolve("cache/worker"), "--cache");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    assertThat(OwnFolder.of(folder, "--cache")).as("the same again").isEqualTo(folder);
  }

  @Test
  void a_folder_that_others_may_write_to_is_refused() throws IOException {
    for (String permissions : List.of("rwxrwxrwx", "rwxrwx---", "rwx----w-")) {
      Path folder = home.resolve("cache");
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
      assertRefused(folder, "chmod go-w");
    }
  }

  @Test
  void a_folder_of_another_user_is_refused_by_any_name() throws IOException {
    Path other = Path.of("/usr");
    if (Files.getOwner(other).equals(Files.getOwner(home))) {
      other = Files.createDirectory(home.resolve("other"));
      var users = other.getFileSystem().getUserPrincipalLookupService();
      Files.setOwner(other, users.lookupPrincipalByName("nobody"));
    }
    assertRefused(other, "belongs to another user");
    assertRefused(Files.createSymbolicLink(home.resolve("link"), other), "belongs to another user");
  }
}
