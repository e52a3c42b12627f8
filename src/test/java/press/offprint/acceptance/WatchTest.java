package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.RunListener;

/**
 * Posts that are added to the watched folder, changed or deleted are published or withdrawn at
 * once.
 */
class WatchTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path project;
  private final List<Receipt> receipts = new CopyOnWriteArrayList<>();
  private Publisher publisher;

  @BeforeEach
  void watch() throws IOException {
    Files.createDirectories(project.resolve("content/posts"));
    write("content/posts/before.md", "Before");
    PublishSettings settings =
        new PublishSettings(
            project,
            project.resolve("content"),
            project.resolve("output"),
            project.resolve(".offprint"),
            Optional.empty(),
            Set.of("html", "rss", "index"),
            List.of(),
            false,
            false,
            false,
            false,
            false,
            false,
            2,
            InstantSource.system());
    RunListener listener =
        new RunListener() {
          @Override
          public void ended(Receipt receipt) {
            receipts.add(receipt);
          }
        };
    publisher = Publisher.open(settings, listener);
    publisher.watch();
  }

  @AfterEach
  void end() {
    publisher.close();
  }

  @Test
  void existing_posts_are_published_first() {
    assertThat(page("before")).content().contains("Before");
  }

  @Test
  void a_new_post_is_published_with_feed_and_index() throws IOException {
    write("content/posts/new.md", "Fresh");
    await().atMost(PATIENCE).until(() -> holds(page("new"), "Fresh"));
    await().atMost(PATIENCE).until(() -> holds(project.resolve("output/feed.xml"), "Fresh"));
    await().atMost(PATIENCE).until(() -> holds(project.resolve("output/index.html"), "posts/new"));
  }

  @Test
  void an_edit_is_published() throws IOException {
    write("content/posts/before.md", "Afterwards");
    await().atMost(PATIENCE).until(() -> holds(page("before"), "Afterwards"));
  }

  @Test
  void an_edit_through_a_temporary_file_and_a_rename_is_published() throws IOException {
    write("content/posts/.before.md.tmp", "Renamed over");
    Files.move(
        project.resolve("content/posts/.before.md.tmp"),
        project.resolve("content/posts/before.md"),
        StandardCopyOption.ATOMIC_MOVE);
    await().atMost(PATIENCE).until(() -> holds(page("before"), "Renamed over"));
  }

  @Test
  void a_folder_that_is_moved_in_is_published_completely() throws IOException {
    write("elsewhere/bundle/index.md", "From elsewhere");
    write("elsewhere/bundle/deeper/leaf.md", "From deep down");
    Files.move(project.resolve("elsewhere/bundle"), project.resolve("content/posts/bundle"));
    await().atMost(PATIENCE).until(() -> holds(page("bundle"), "From elsewhere"));
    await().atMost(PATIENCE).until(() -> holds(page("bundle/deeper/leaf"), "From deep down"));
    write("content/posts/bundle/deeper/leaf.md", "Changed down there");
    await().atMost(PATIENCE).until(() -> holds(page("bundle/deeper/leaf"), "Changed down there"));
  }

  @Test
  void the_page_of_an_adjacent_post_follows_a_changed_title() throws IOException {
    write("content/posts/other.md", "Other");
    await().atMost(PATIENCE).until(() -> holds(page("other"), "Other"));
    write("content/posts/before.md", "Edited twice");
    await().atMost(PATIENCE).until(() -> holds(page("before"), "Edited twice"));
    await().atMost(PATIENCE).until(() -> holds(page("other"), "Edited twice"));
    write("content/posts/before.md", "Edited again");
    await().atMost(PATIENCE).until(() -> holds(page("other"), "Edited again"));
  }

  @Test
  void a_deleted_post_is_withdrawn() throws IOException {
    write("content/posts/other.md", "Stays");
    await().atMost(PATIENCE).until(() -> holds(page("other"), "Stays"));
    Files.delete(project.resolve("content/posts/before.md"));
    await().atMost(PATIENCE).until(() -> !Files.exists(page("before")));
    await()
        .atMost(PATIENCE)
        .until(() -> !holds(project.resolve("output/index.html"), "posts/before"));
  }

  @Test
  void a_broken_post_is_rejected_and_watching_continues() throws IOException {
    Files.writeString(project.resolve("content/posts/bad.md"), "---\ntitle: [\n---\nx\n");
    await()
        .atMost(PATIENCE)
        .until(() -> receipts.stream().anyMatch(r -> r.source().equals("posts/bad.md")));
    write("content/posts/good.md", "Good");
    await().atMost(PATIENCE).until(() -> holds(page("good"), "Good"));
  }

  private Path page(String name) {
    return project.resolve("output/posts/" + name + "/index.html");
  }

  private static boolean holds(Path file, String text) throws IOException {
    return Files.exists(file) && Files.readString(file).contains(text);
  }

  private void write(String name, String words) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "---\ntitle: " + words + "\n---\n\n" + words + ".\n");
  }
}
