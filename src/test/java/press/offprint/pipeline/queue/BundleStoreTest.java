package press.offprint.pipeline.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.pipeline.disk.StoreException;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.disk.store.FolderBlobStore;

/** The files of a project on the way to the folder of a worker. */
class BundleStoreTest {
  @TempDir private Path folder;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-24T12:00:00Z"));

  private BundleStore bundles() {
    return new BundleStore(
        FolderBlobStore.shared(folder.resolve("store"), new DiskOperations()), now::get);
  }

  private String put(BundleStore bundles, String name) throws IOException {
    Path project = Files.createDirectories(folder.resolve("project-" + name));
    Files.createDirectories(project.resolve("templates/web"));
    Files.writeString(project.resolve("templates/web/post.html"), name);
    return bundles.put(QueueExamples.settings(project), "program", "fonts");
  }

  private Path unpack(BundleStore bundles, String name) {
    return bundles.unpack(name, bundles.find(name).orElseThrow(), folder.resolve("cache"));
  }

  private List<Path> cached() throws IOException {
    try (Stream<Path> found = Files.list(folder.resolve("cache"))) {
      return found.toList();
    }
  }

  @Test
  void a_folder_that_cannot_be_read_is_a_failure_of_the_store() throws IOException {
    Path templates = Files.createDirectories(folder.resolve("project/templates/web"));
    Files.setPosixFilePermissions(templates, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(templates), "an administrator may read each folder");
    try {
      assertThatThrownBy(
              () -> bundles().put(QueueExamples.settings(folder.resolve("project")), "p", "f"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("could not be read for the workers");
    } finally {
      Files.setPosixFilePermissions(templates, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void a_bundle_without_one_of_its_files_leaves_no_folder() throws IOException {
    BundleStore bundles = bundles();
    ProjectBundle broken =
        new ProjectBundle(
            "program", "fonts", List.of(new ProjectBundle.Part("a.yaml", "0".repeat(64))));
    assertThatThrownBy(() -> bundles.unpack("b".repeat(64), broken, folder.resolve("cache")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("a.yaml");
    assertThat(cached()).isEmpty();
  }

  @Test
  void folders_that_no_worker_used_for_a_day_are_deleted() throws IOException {
    BundleStore bundles = bundles();
    Path old = unpack(bundles, put(bundles, "old"));
    Path used = unpack(bundles, put(bundles, "used"));
    now.set(now.get().plus(Duration.ofHours(20)));
    assertThat(bundles.isUsed(used)).isTrue();
    now.set(now.get().plus(Duration.ofHours(20)));
    Path fresh = unpack(bundles, put(bundles, "fresh"));
    assertThat(cached()).containsExactlyInAnyOrder(used, fresh);
    assertThat(bundles.isUsed(old)).isFalse();
    assertThat(fresh.resolve("templates/web/post.html")).hasContent("fresh");
  }
}
