package press.offprint.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.SharesNothing;
import press.offprint.pipeline.config.ProjectSettings;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.guard.HeldRelease;
import press.offprint.pipeline.run.RunListener;

/**
 * Each step of a run that is held, and of a run that was released, is the last one before the
 * process ends. The next run leaves the old files or the new ones, whole.
 */
@SharesNothing
class GuardFaultTest {
  private static final RunListener NONE = new RunListener() {};
  private static final String TEXT = "Words that fill a line of the page and more. ".repeat(60);

  @TempDir private Path folder;
  private Path project;
  private Path before;
  private Map<String, String> old;

  @BeforeEach
  void publishTenStatesAndCutTheTemplate() throws IOException {
    project = folder.resolve("site");
    before = folder.resolve("before");
    write("offprint.yaml", "editions: [html, index]\nrelated: false\nguard: hold\n");
    for (int i = 0; i < 3; i++) {
      write("content/p" + i + ".md", "---\ntitle: P" + i + "\n---\n\n" + TEXT + "\n");
    }
    for (int i = 0; i < 10; i++) {
      write("content/p0.md", "---\ntitle: P0\n---\n\n" + TEXT + "\n\nState " + i + ".\n");
      publish(before, new DiskOperations());
    }
    old = FileTrees.hashes(before);
    write("templates/web/post.html", "<html lang=\"en\"><body><p>Oh.</p></body></html>\n");
  }

  @Test
  void a_held_run_that_ends_at_any_step_leaves_the_old_files() throws IOException {
    FailingDisk counting = FailingDisk.endingAt(Integer.MAX_VALUE);
    publish(copyOfBefore("counted"), counting);
    assertThat(counting.steps()).isPositive();
    for (int n = 1; n <= counting.steps(); n++) {
      Path output = copyOfBefore("output-" + n);
      end(output, n);
      assertThat(FileTrees.hashes(output)).as("ended at step %d", n).isEqualTo(old);
      publish(output, new DiskOperations());
      assertThat(FileTrees.hashes(output)).as("after step %d", n).isEqualTo(old);
      try (HeldRelease release = HeldRelease.open(settings(output), NONE)) {
        assertThat(release.runs()).as("after step %d", n).hasSize(1);
      }
    }
  }

  @Test
  void a_released_run_that_ends_at_any_step_is_published_by_the_next_one() throws IOException {
    publish(before, new DiskOperations());
    Path done = copyOfBefore("done");
    release(done);
    FailingDisk counting = FailingDisk.endingAt(Integer.MAX_VALUE);
    publish(done, counting);
    Map<String, String> released = FileTrees.hashes(done);
    assertThat(released).isNotEqualTo(old);
    for (int n = 1; n <= counting.steps(); n++) {
      Path output = copyOfBefore("output-" + n);
      release(output);
      end(output, n);
      publish(output, new DiskOperations());
      assertThat(FileTrees.hashes(output)).as("ended at step %d", n).isEqualTo(released);
      assertThat(FileTrees.unfinished(output)).isEmpty();
    }
  }

  private void end(Path output, int step) throws IOException {
    try {
      publish(output, FailingDisk.endingAt(step));
    } catch (RuntimeException e) {
      assertThat(e).as("step %d", step).hasMessageContaining("the disk is full");
    }
    // The next process does not know how the last one ended.
    Files.writeString(state(output).resolve("press.lock"), "process 1 (offprint)\n");
  }

  private void release(Path output) {
    try (HeldRelease release = HeldRelease.open(settings(output), NONE)) {
      release.release(release.runs().get(0).run());
    }
  }

  private void publish(Path output, DiskOperations disk) {
    try (Publisher publisher = Publisher.open(settings(output), NONE, disk)) {
      publisher.publish();
    }
  }

  private Path copyOfBefore(String name) throws IOException {
    Path output = folder.resolve(name);
    FileTrees.copy(before, output);
    FileTrees.copy(state(before), state(output));
    // The copy is the state of another output folder.
    Files.deleteIfExists(state(output).resolve("output-folder"));
    return output;
  }

  private Path state(Path output) {
    return ProjectSettings.state(project, output);
  }

  private void write(String name, String text) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private PublishSettings settings(Path output) {
    return ProjectSettings.of(
        project, output, InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z")));
  }
}
