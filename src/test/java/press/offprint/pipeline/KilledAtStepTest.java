package press.offprint.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.StartsProcesses;
import press.offprint.acceptance.PublisherProcess;
import press.offprint.acceptance.SystemCommand;
import press.offprint.pipeline.config.ProjectSettings;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.run.RunListener;

/**
 * A real process kills itself with SIGKILL at a step of storing: an incomplete write, a rename, a
 * deletion. This process publishes next. Tests some steps, and all of them, also each fsync, with
 * {@code -Doffprint.long=true}.
 */
@StartsProcesses
class KilledAtStepTest {
  private static final boolean LONG = Boolean.getBoolean("offprint.long");
  private static final int KILLED = 137;
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  @TempDir private Path folder;

  @Test
  void the_run_after_a_kill_at_any_step_has_the_output_of_a_clean_run() throws Exception {
    SystemCommand.require("kill", "-l");
    SmallTree site = SmallTree.in(folder.resolve("site"));
    Path before = folder.resolve("before");
    PublisherProcess.Plan plan = PublisherProcess.Plan.in(folder.resolve("words"));
    publish(site, before);
    site.edit();
    Path fresh = folder.resolve("fresh");
    publish(site, fresh);
    Map<String, String> clean = FileTrees.hashes(fresh);

    int stride = LONG ? 1 : 13;
    int kills = 0;
    for (int n = 1, code = KILLED; code == KILLED; n += stride) {
      Path output = folder.resolve("output-" + n);
      copyPublished(site, before, output);
      code = publishUntil(plan, site, output, n);
      kills += code == KILLED ? 1 : 0;
      publish(site, output);
      assertThat(FileTrees.hashes(output)).as("killed at step %d", n).isEqualTo(clean);
      assertThat(FileTrees.unfinished(output)).as("killed at step %d", n).isEmpty();
    }
    assertThat(kills).isGreaterThan(1);
  }

  @Test
  void an_edit_that_is_undone_after_a_kill_leaves_no_trace() throws Exception {
    SystemCommand.require("kill", "-l");
    SmallTree site = SmallTree.in(folder.resolve("site"));
    Path before = folder.resolve("before");
    PublisherProcess.Plan plan = PublisherProcess.Plan.in(folder.resolve("words"));
    publish(site, before);
    Map<String, String> clean = FileTrees.hashes(before);

    int stride = LONG ? 1 : 9;
    int kills = 0;
    for (int n = 3, code = KILLED; code == KILLED; n += stride) {
      site.editWithoutNewSizes();
      Path output = folder.resolve("output-" + n);
      copyPublished(site, before, output);
      code = publishUntil(plan, site, output, n);
      kills += code == KILLED ? 1 : 0;
      site.undo();
      publish(site, output);
      assertThat(FileTrees.hashes(output)).as("killed at step %d", n).isEqualTo(clean);
    }
    assertThat(kills).isGreaterThan(1);
  }

  private static void copyPublished(SmallTree site, Path before, Path output) throws IOException {
    FileTrees.copy(before, output);
    Path state = ProjectSettings.state(site.project(), output);
    FileTrees.copy(ProjectSettings.state(site.project(), before), state);
    // The copy is the state of another output folder.
    Files.delete(state.resolve("output-folder"));
  }

  /** Publishes until step {@code n}; returns the exit code, 0 if there are fewer steps. */
  private static int publishUntil(PublisherProcess.Plan plan, SmallTree site, Path output, int n)
      throws Exception {
    try (PublisherProcess process =
        plan.start(
            SelfKilling.class.getName(),
            site.project().toString(),
            output.toString(),
            Integer.toString(n),
            Boolean.toString(!LONG))) {
      int code = process.await(TIMEOUT);
      assertThat(code).as(process.err()).isIn(0, KILLED);
      return code;
    }
  }

  private static void publish(SmallTree site, Path output) {
    try (Publisher publisher =
        Publisher.open(settings(site.project(), output), new RunListener() {})) {
      assertThat(publisher.publish().fault()).isFalse();
    }
  }

  private static PublishSettings settings(Path project, Path output) {
    return ProjectSettings.of(project, output, InstantSource.system());
  }

  /** A process that publishes a project into a folder and kills itself at a step. */
  static final class SelfKilling {
    private SelfKilling() {}

    public static void main(String[] arguments) throws IOException {
      Path project = Path.of(arguments[0]);
      Files.createDirectories(project);
      FailingDisk disk =
          new FailingDisk(
              Integer.parseInt(arguments[2]),
              FailingDisk.Then.FAIL,
              Boolean.parseBoolean(arguments[3])) {
            @Override
            protected void failed() {
              SystemCommand.run("kill", "-KILL", Long.toString(ProcessHandle.current().pid()));
            }
          };
      PublishSettings settings = settings(project, Path.of(arguments[1]));
      try (Publisher publisher = Publisher.open(settings, new RunListener() {}, disk)) {
        publisher.publish();
      }
    }
  }
}
