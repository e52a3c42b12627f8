package press.offprint.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.problem.OffprintException;

class SiteConfigLoaderTest {
  @TempDir private Path project;

  @Test
  void a_project_without_a_configuration_has_default_values() {
    assertThat(SiteConfigLoader.of(ProjectSettings.of(project)).title()).isEqualTo("Offprint");
  }

  @Test
  void a_configuration_that_the_command_line_names_has_to_exist() {
    Path named = project.resolve("other.yaml");
    assertThatThrownBy(
            () -> SiteConfigLoader.of(ProjectSettings.of(project, Optional.of(named), Set.of())))
        .isInstanceOf(OffprintException.class)
        .hasMessage("The configuration " + named + " cannot be read: it does not exist.");
  }

  @Test
  void every_error_is_listed_with_its_line() throws IOException {
    Path file = Files.writeString(project.resolve("offprint.yaml"), "paper: A3\nfeedItems: many\n");
    assertThatThrownBy(() -> SiteConfigLoader.of(ProjectSettings.of(project)))
        .isInstanceOf(OffprintException.class)
        .hasMessageContaining(file + ":1: ")
        .hasMessageContaining(file + ":2: ");
  }

  @Test
  void a_theme_has_to_be_in_the_project_or_built_in() throws IOException {
    Files.writeString(project.resolve("offprint.yaml"), "theme: mine\n");
    assertThatThrownBy(() -> SiteConfigLoader.of(ProjectSettings.of(project)))
        .hasMessageContaining("There is no theme \"mine\"");
    Files.createDirectories(project.resolve("themes/mine"));
    assertThat(SiteConfigLoader.of(ProjectSettings.of(project)).theme()).isEqualTo("mine");
  }
}
