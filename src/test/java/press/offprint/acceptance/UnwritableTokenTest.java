package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.StartsProcesses;

/**
 * A server that may not read or store its token ends with code 2 and the remedy, and prints none.
 * The user {@code root} may read and write everything, so its process gives up that right first.
 */
@StartsProcesses
class UnwritableTokenTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder;
  private Path project;

  @BeforeEach
  void aProject() {
    Blog blog = new Blog(folder.resolve("project")).with("offprint.yaml", "editions: [html]");
    project = blog.with("content/a.md", "---", "title: A", "---", "Text.").project();
  }

  /** Returns a command that runs another one without the right to ignore permissions. */
  private static List<String> behind() {
    boolean root = SystemCommand.works("sh", "-c", "test $(id -u) = 0");
    return root ? List.of("setpriv", "--inh-caps=-all", "--bounding-set=-all") : List.of("env");
  }

  private void assertRefused(Path forbidden, String rights, String remedy) throws Exception {
    Files.setPosixFilePermissions(forbidden, PosixFilePermissions.fromString(rights));
    List<String> check = new ArrayList<>(behind());
    check.addAll(List.of("test", "!", "-w", forbidden.toString()));
    SystemCommand.require(check.toArray(String[]::new));
    PublisherProcess.Plan plan = PublisherProcess.Plan.in(folder.resolve("out"));
    try (PublisherProcess server =
        plan.behind(behind().toArray(String[]::new))
            .run("serve", "-C", project.toString(), "--port", "0")) {
      assertThat(server.await(PATIENCE)).as(server.err()).isEqualTo(2);
      assertThat(server.err())
          .contains(forbidden.toString(), "no permission", remedy, "--state")
          .doesNotContain("sign in", "Exception");
    } finally {
      Files.setPosixFilePermissions(forbidden, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void a_token_that_cannot_be_read_is_named_with_the_remedy() throws Exception {
    Path token = Files.createDirectories(project.resolve(".offprint")).resolve("token.sha256");
    Files.writeString(token, "a hash\n");
    assertRefused(token, "---------", "OFFPRINT_TOKEN");
    assertThat(token).hasContent("a hash");
  }

  @Test
  void a_folder_that_can_hold_no_token_is_named_with_the_remedy() throws Exception {
    assertRefused(project, "r-x------", "Allow writing");
    assertThat(project.resolve(".offprint")).doesNotExist();
  }
}
