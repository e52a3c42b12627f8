package press.offprint.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.pipeline.run.RunListener;

/** A change of the configuration is taken up, whenever it is made. */
class ProjectWatchTest {
  @TempDir private Path project;
  private final List<String> notices = new ArrayList<>();
  private final AtomicInteger reopened = new AtomicInteger();

  private void write(String name, String text) {
    try {
      Path file = project.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RunListener listener(Runnable atNotice) {
    return new RunListener() {
      @Override
      public void notice(String text) {
        notices.add(text);
        atNotice.run();
      }
    };
  }

  @Test
  void a_change_while_the_project_is_opened_is_taken_up() {
    write("content/a.md", "---\ntitle: A\n---\n\nText.\n");
    write("offprint.yaml", "title: Before\n");
    // A damaged catalog is reported after the configuration was read.
    write(".offprint/catalog.db", "no database");
    Runnable edit = () -> write("offprint.yaml", "title: After\n");
    try (Publisher publisher =
        Publisher.open(SmallSettings.of(project, Set.of("html")), listener(edit))) {
      assertThat(notices).isNotEmpty();
      publisher.watch(reopened::incrementAndGet);
      await().atMost(Duration.ofSeconds(60)).until(() -> reopened.get() == 1);
    }
  }

  @Test
  void a_theme_that_is_created_after_the_configuration_names_it_is_taken_up() throws IOException {
    write("offprint.yaml", "title: Site\n");
    ProjectWatch watch = new ProjectWatch(SmallSettings.of(project, Set.of()), listener(() -> {}));
    watch.onChange(reopened::incrementAndGet);
    write("offprint.yaml", "title: Site\ntheme: own\n");
    assertThat(watch.isChanged()).isFalse();
    assertThat(watch.isChanged()).isFalse();
    assertThat(notices).hasSize(1);
    assertThat(notices.get(0)).contains("There is no theme \"own\"");
    Files.createDirectories(project.resolve("themes/own"));
    assertThat(watch.isChanged()).isTrue();
    assertThat(watch.isChanged()).isTrue();
    assertThat(reopened).hasValue(1);
  }

  @Test
  void a_repeated_error_is_reported_again() {
    write("offprint.yaml", "title: Site\n");
    ProjectWatch watch = new ProjectWatch(SmallSettings.of(project, Set.of()), listener(() -> {}));
    for (int edit = 1; edit <= 2; edit++) {
      write("offprint.yaml", "title: [\n");
      assertThat(watch.isChanged()).isFalse();
      assertThat(notices).hasSize(edit);
      write("offprint.yaml", "title: Site\n");
      assertThat(watch.isChanged()).isFalse();
    }
  }
}
