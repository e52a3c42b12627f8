package press.offprint.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProjectLayoutTest {
  private final Path project = Path.of("/project");
  private final PublishSettings settings = ProjectSettings.of(project);

  @Test
  void the_state_is_in_the_project_and_not_in_the_output_folder() {
    assertThat(ProjectLayout.state(settings)).isEqualTo(project.resolve(".offprint"));
  }

  @Test
  void the_configuration_of_the_command_line_takes_precedence() {
    Path other = Path.of("/other.yaml");
    assertThat(ProjectLayout.configuration(settings)).isEqualTo(project.resolve("offprint.yaml"));
    assertThat(
            ProjectLayout.configuration(ProjectSettings.of(project, Optional.of(other), Set.of())))
        .isEqualTo(other);
  }

  @Test
  void every_folder_that_changes_a_run_is_an_input_and_the_output_is_not() {
    assertThat(ProjectLayout.inputs(settings))
        .contains(project.resolve("content"), project.resolve("static"), project.resolve("fonts"))
        .doesNotContain(project.resolve("output"));
  }
}
