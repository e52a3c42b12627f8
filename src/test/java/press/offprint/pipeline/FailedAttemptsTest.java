package press.offprint.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.catalog.Catalog;
import press.offprint.pipeline.disk.FolderEntry;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.run.RunListener;

/**
 * A failed attempt is stored as long as it can be repeated, and no longer. Otherwise {@code watch}
 * would poll without end.
 */
class FailedAttemptsTest {
  @TempDir private Path project;

  @BeforeAll
  static void shortenPauses() {
    System.setProperty("offprint.retryMillis", "1");
  }

  @AfterAll
  static void restorePauses() {
    System.clearProperty("offprint.retryMillis");
  }

  @BeforeEach
  void failToStore() throws IOException {
    Files.createDirectories(project.resolve("content"));
    Files.writeString(project.resolve("offprint.yaml"), "editions: [html]\n");
    post("a.md", "title: A");
    publish(new FullDisk());
    assertThat(attempts()).containsExactly("a.md");
  }

  @Test
  void the_failed_attempt_of_a_post_that_became_a_draft_is_deleted() throws IOException {
    post("a.md", "title: A\ndraft: true");
    publish(new DiskOperations());
    assertThat(attempts()).isEmpty();
  }

  @Test
  void the_failed_attempt_of_a_post_with_broken_front_matter_is_deleted() throws IOException {
    post("a.md", "title: [");
    publish(new DiskOperations());
    assertThat(attempts()).isEmpty();
  }

  @Test
  void the_failed_attempt_of_a_post_that_lost_its_permalink_is_deleted() throws IOException {
    post("b.md", "title: B\nslug: a");
    publish(new DiskOperations());
    assertThat(attempts()).isEmpty();
  }

  @Test
  void the_failed_attempt_of_a_deleted_post_is_deleted() throws IOException {
    post("b.md", "title: B");
    Files.delete(project.resolve("content/a.md"));
    publish(new DiskOperations());
    assertThat(attempts()).isEmpty();
  }

  @Test
  void the_failed_attempt_of_a_published_post_is_deleted() {
    publish(new DiskOperations());
    assertThat(attempts()).isEmpty();
    assertThat(project.resolve("output/a/index.html")).exists();
  }

  private void post(String name, String frontMatter) throws IOException {
    Files.writeString(
        project.resolve("content").resolve(name), "---\n" + frontMatter + "\n---\nWords.\n");
  }

  private void publish(DiskOperations disk) {
    try (Publisher publisher =
        Publisher.open(SmallSettings.of(project, Set.of()), new RunListener() {}, disk)) {
      publisher.publish();
    }
  }

  private Set<String> attempts() {
    try (Catalog catalog = Catalog.open(project.resolve(".offprint")).catalog()) {
      return catalog.attempts().keySet();
    }
  }

  /** A disk without space for the page of the post. */
  private static final class FullDisk extends DiskOperations {
    @Override
    public void move(FolderEntry file, FolderEntry target) throws IOException {
      if (target.folder().path().endsWith("a")) {
        throw new FileSystemException(target.path().toString(), null, "No space left on device");
      }
      super.move(file, target);
    }
  }
}
