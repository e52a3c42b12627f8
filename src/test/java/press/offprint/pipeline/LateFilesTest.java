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
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;

/** What comes, changes or goes while its post is being made is seen by the next run. */
class LateFilesTest {
  private static final byte[] RED = Base64.getDecoder().decode(SmallTree.RED);
  private static final byte[] BLUE = Base64.getDecoder().decode(SmallTree.BLUE);

  @TempDir private Path project;

  @Test
  void a_picture_that_comes_while_its_post_is_made_is_published_by_the_next_run()
      throws IOException {
    publishTwice("![a dot](dot.png)", () -> Files.write(beside("dot.png"), RED));
    assertThat(project.resolve("output/b/dot.png")).hasBinaryContent(RED);
    assertThat(page()).contains("src=\"dot.png\"");
  }

  @Test
  void a_folder_of_old_pictures_that_is_moved_in_while_its_post_is_made_is_published_as_well()
      throws IOException {
    Path album = Files.createDirectories(project.resolve("album"));
    Files.write(album.resolve("dot.png"), RED);
    Files.setLastModifiedTime(
        album.resolve("dot.png"), FileTime.from(Instant.parse("2001-02-03T04:05:06Z")));
    publishTwice("![a dot](album/dot.png)", () -> Files.move(album, beside("album")));
    assertThat(project.resolve("output/b/dot.png")).hasBinaryContent(RED);
  }

  @Test
  void a_picture_that_changes_while_its_post_is_made_is_published_as_it_is_now()
      throws IOException {
    Files.createDirectories(beside(""));
    Files.write(beside("dot.png"), RED);
    publishTwice("![a dot](dot.png)", () -> Files.write(beside("dot.png"), BLUE));
    assertThat(project.resolve("output/b/dot.png")).hasBinaryContent(BLUE);
  }

  @Test
  void a_picture_that_goes_while_its_post_is_made_is_missed_by_the_next_run() throws IOException {
    Files.createDirectories(beside(""));
    Files.write(beside("dot.png"), RED);
    publishTwice("![a dot](dot.png)", () -> Files.delete(beside("dot.png")));
    assertThat(page()).contains("class=\"missing\"");
  }

  /** Something that happens to the content folder meanwhile. */
  private interface Event {
    void happen() throws IOException;
  }

  private void publishTwice(String words, Event meanwhile) throws IOException {
    Files.createDirectories(beside(""));
    Files.writeString(
        beside("index.md"), "---\ntitle: Bundle\ndate: 2026-03-01\n---\n\n" + words + "\n");
    AtomicReference<Event> once = new AtomicReference<>(meanwhile);
    DiskOperations disk =
        new DiskOperations() {
          @Override
          public void write(Path file, Bytes content) throws IOException {
            // The post was read, and is not on the disk yet.
            Event event = once.getAndSet(() -> {});
            event.happen();
            super.write(file, content);
          }
        };
    Files.writeString(project.resolve("offprint.yaml"), "editions: [html]\n");
    PublishSettings settings =
        FaultTest.settings(project, project.resolve("output"), InstantSource.system());
    for (int run = 0; run < 2; run++) {
      try (Publisher publisher = Publisher.open(settings, new RunListener() {}, disk)) {
        assertThat(publisher.publish().count(ReceiptStatus.REJECTED)).isZero();
      }
    }
  }

  private Path beside(String name) {
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
