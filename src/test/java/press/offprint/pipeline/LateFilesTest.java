package press.offprint.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.config.ProjectSettings;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.disk.FolderEntry;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;

/** A file that is added, changed or deleted while its post is built is found by the next run. */
class LateFilesTest {
  private static final byte[] RED = Base64.getDecoder().decode(SmallTree.RED);
  private static final byte[] BLUE = Base64.getDecoder().decode(SmallTree.BLUE);

  @TempDir private Path project;

  @Test
  void an_image_that_is_added_during_the_build_is_published_by_the_next_run() throws IOException {
    publishTwice("![a dot](dot.png)", () -> Files.write(bundle("dot.png"), RED));
    assertThat(project.resolve("output/b/dot.png")).hasBinaryContent(RED);
    assertThat(page()).contains("src=\"dot.png\"");
  }

  @Test
  void a_folder_of_old_images_that_is_moved_in_during_the_build_is_published_too()
      throws IOException {
    Path album = Files.createDirectories(project.resolve("album"));
    Files.write(album.resolve("dot.png"), RED);
    Files.setLastModifiedTime(
        album.resolve("dot.png"), FileTime.from(Instant.parse("2001-02-03T04:05:06Z")));
    publishTwice("![a dot](album/dot.png)", () -> Files.move(album, bundle("album")));
    assertThat(project.resolve("output/b/album/dot.png")).hasBinaryContent(RED);
  }

  @Test
  void an_image_that_changes_during_the_build_is_published_in_its_new_state() throws IOException {
    Files.createDirectories(bundle(""));
    Files.write(bundle("dot.png"), RED);
    publishTwice("![a dot](dot.png)", () -> Files.write(bundle("dot.png"), BLUE));
    assertThat(project.resolve("output/b/dot.png")).hasBinaryContent(BLUE);
  }

  @Test
  void an_image_that_is_deleted_during_the_build_is_missing_after_the_next_run()
      throws IOException {
    Files.createDirectories(bundle(""));
    Files.write(bundle("dot.png"), RED);
    publishTwice("![a dot](dot.png)", () -> Files.delete(bundle("dot.png")));
    assertThat(page()).contains("class=\"missing\"");
  }

  @Test
  void an_alias_that_changes_during_the_run_is_published_by_the_next_run() throws IOException {
    String other = "---\ntitle: Other\naliases: [/%s/]\n---\n\nText.\n";
    Path post = Files.createDirectories(project.resolve("content")).resolve("z.md");
    Files.writeString(post, other.formatted("before"));
    Files.writeString(project.resolve("offprint.yaml"), "editions: [html, redirects]\n");
    AtomicReference<Change> once =
        new AtomicReference<>(() -> Files.writeString(post, other.formatted("after")));
    RunListener change =
        new RunListener() {
          @Override
          public void begins(int total) {
            // The posts are scanned and not read yet.
            Change.uncheckedly(once.getAndSet(() -> {}));
          }
        };
    publish(change, new DiskOperations());
    publish(change, new DiskOperations());
    assertThat(project.resolve("output/after/index.html")).exists();
    assertThat(project.resolve("output/before/index.html")).doesNotExist();
  }

  /** A change of the content folder during the build. */
  private interface Change {
    void apply() throws IOException;

    static void uncheckedly(Change change) {
      try {
        change.apply();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void publishTwice(String text, Change change) throws IOException {
    Files.createDirectories(bundle(""));
    Files.writeString(
        bundle("index.md"), "---\ntitle: Bundle\ndate: 2026-03-01\n---\n\n" + text + "\n");
    AtomicReference<Change> once = new AtomicReference<>(change);
    DiskOperations disk =
        new DiskOperations() {
          @Override
          public void write(FolderEntry file, Bytes content, boolean staged) throws IOException {
            // The post is read and not stored yet.
            once.getAndSet(() -> {}).apply();
            super.write(file, content, staged);
          }
        };
    Files.writeString(project.resolve("offprint.yaml"), "editions: [html]\n");
    publish(new RunListener() {}, disk);
    publish(new RunListener() {}, disk);
  }

  private void publish(RunListener listener, DiskOperations disk) throws IOException {
    PublishSettings settings =
        ProjectSettings.of(project, project.resolve("output"), InstantSource.system());
    try (Publisher publisher = Publisher.open(settings, listener, disk)) {
      assertThat(publisher.publish().count(ReceiptStatus.REJECTED)).isZero();
    }
  }

  private Path bundle(String name) {
    return project.resolve("content/b").resolve(name);
  }

  private String page() {
    try {
      return Files.readString(project.resolve("output/b/index.html"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
