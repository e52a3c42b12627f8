package press.offprint.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.SharesNothing;
import press.offprint.pipeline.config.ProjectSettings;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.version.FileVerification;
import press.offprint.pipeline.version.Rollback;
import press.offprint.pipeline.version.VersionMaintenance;

/**
 * Each step of a rollback, of a release and of the removal of versions is the last one before the
 * process ends. After the next run, each post is published whole, as before or as after, and each
 * stored file has the bytes of its version.
 */
@SharesNothing
class VersionFaultTest {
  private static final RunListener NONE = new RunListener() {};
  private static final String POST = "posts/bundle/index.md";

  @TempDir private Path folder;
  private SmallTree site;
  private Path before;
  private Map<String, String> present;

  @BeforeEach
  void publishTwoVersions() throws IOException {
    site = SmallTree.in(folder.resolve("site"));
    before = folder.resolve("before");
    publish(before);
    site.edit();
    publish(before);
    present = FileTrees.hashes(before);
  }

  @Test
  void a_rollback_that_ends_at_any_step_leaves_the_present_or_the_earlier_files()
      throws IOException {
    Path done = copyOfBefore("done");
    rollBack(new DiskOperations()).accept(done);
    Map<String, String> earlier = FileTrees.hashes(done);
    assertThat(earlier).isNotEqualTo(present);
    assertEachEnd(
        this::rollBack, files -> assertThat(files).isIn(postsOf(present), postsOf(earlier)));
  }

  @Test
  void a_release_that_ends_at_any_step_leaves_the_present_or_the_earlier_files()
      throws IOException {
    rollBack(new DiskOperations()).accept(before);
    Map<String, String> earlier = FileTrees.hashes(before);
    assertEachEnd(
        disk ->
            output -> {
              try (Rollback rollback = Rollback.open(settings(output), NONE, disk)) {
                rollback.release(POST);
              }
              try (Publisher publisher = Publisher.open(settings(output), NONE, disk)) {
                publisher.publish();
              }
            },
        files -> assertThat(files).isIn(postsOf(present), postsOf(earlier)));
  }

  @Test
  void a_removal_of_versions_that_ends_at_any_step_loses_no_file_of_a_kept_version()
      throws IOException {
    Files.writeString(
        site.project().resolve("offprint.yaml"),
        """
        editions: [html, rss, index, lists, redirects]
        trust: [posts]
        versions: {keep: 1, days: 0}
        """);
    assertEachEnd(
        disk ->
            output -> {
              try (VersionMaintenance versions =
                  VersionMaintenance.open(settings(output), NONE, disk)) {
                versions.cleaner().clean();
              }
            },
        files -> assertThat(files).isEqualTo(postsOf(present)));
  }

  private Consumer<Path> rollBack(DiskOperations disk) {
    return output -> {
      try (Rollback rollback = Rollback.open(settings(output), NONE, disk)) {
        rollback.show(POST, 1);
      }
    };
  }

  private void assertEachEnd(
      Function<DiskOperations, Consumer<Path>> work, Consumer<Map<String, String>> expected)
      throws IOException {
    FailingDisk counting = FailingDisk.endingAt(Integer.MAX_VALUE);
    work.apply(counting).accept(copyOfBefore("counted"));
    assertThat(counting.steps()).isPositive();
    for (int n = 1; n <= counting.steps(); n++) {
      Path output = copyOfBefore("output-" + n);
      try {
        work.apply(FailingDisk.endingAt(n)).accept(output);
      } catch (RuntimeException e) {
        assertThat(e).as("step %d", n).hasMessageContaining("the disk is full");
      }
      // The next process does not know how the last one ended.
      Files.writeString(state(output).resolve("press.lock"), "process 1 (offprint)\n");
      publish(output);
      expected.accept(postsOf(FileTrees.hashes(output)));
      assertThat(FileTrees.unfinished(output)).isEmpty();
      try (VersionMaintenance versions = VersionMaintenance.open(settings(output), NONE)) {
        FileVerification.Result result = versions.verification().run(false);
        assertThat(result.damages()).as("ended at step %d", n).isEmpty();
      }
    }
  }

  // Lists and feeds show the present text of a held post.
  private static Map<String, String> postsOf(Map<String, String> files) {
    Map<String, String> posts = new TreeMap<>(files);
    posts
        .keySet()
        .retainAll(
            files.keySet().stream().filter(path -> path.startsWith("posts/bundle/")).toList());
    return posts;
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
    return ProjectSettings.state(site.project(), output);
  }

  private void publish(Path output) {
    try (Publisher publisher = Publisher.open(settings(output), NONE)) {
      assertThat(publisher.publish().fault()).isFalse();
    }
  }

  private PublishSettings settings(Path output) {
    return ProjectSettings.of(
        site.project(), output, InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z")));
  }
}
