package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.config.ProjectSettings;
import press.offprint.pipeline.config.PublishSettings;

/** A project that cannot be opened is opened as soon as it is corrected. */
@Timeout(30)
class PublisherLoopTest {
  @TempDir private Path project;

  private PublishSettings settings() {
    return ProjectSettings.of(project, project.resolve("output"), InstantSource.system());
  }

  /** Opens three times; the second time fails, and {@code correction} is made before it ends. */
  private void assertOpensAfter(Runnable correction) {
    AtomicInteger times = new AtomicInteger();
    try (ConsoleListener console = new ConsoleListener(false, true, false, true)) {
      PublisherLoop loop = new PublisherLoop(settings(), console);
      PublisherLoop.Opener opener =
          (current, reopen) -> {
            switch (times.incrementAndGet()) {
              case 1 -> reopen.run();
              case 2 -> {
                correction.run();
                throw new OffprintException("The project is broken.");
              }
              default -> throw new IllegalStateException("opened again");
            }
          };
      assertThatThrownBy(() -> loop.run(opener)).hasMessage("opened again");
    }
  }

  @Test
  void a_correction_while_the_project_is_opened_is_taken_up() {
    assertOpensAfter(
        () -> {
          try {
            Files.writeString(project.resolve("offprint.yaml"), "title: Site\n");
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Test
  void a_theme_that_the_configuration_names_is_a_correction() throws IOException {
    Files.writeString(project.resolve("offprint.yaml"), "theme: own\n");
    assertOpensAfter(
        () -> {
          try {
            Files.createDirectories(project.resolve("themes/own"));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Test
  void a_project_is_opened_again_after_a_reason_outside_of_its_files() {
    // Such as another publisher that works on the output folder and ends.
    assertOpensAfter(() -> {});
  }
}
