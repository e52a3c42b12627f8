package press.offprint.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.Site;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.OffprintException;

class EditionSelectionTest {
  private static final List<RouteFile> ROUTES =
      List.of(
          new RouteFile("post-html", ""),
          new RouteFile("post-pdf", ""),
          new RouteFile("site-rss", ""),
          new RouteFile("watch-content", ""));

  @TempDir private Path project;

  private Set<String> wanted(String configuration, String... editions) throws IOException {
    Files.writeString(project.resolve("offprint.yaml"), configuration);
    Site site = SiteConfigLoader.of(ProjectSettings.of(project));
    return EditionSelection.wanted(
        ProjectSettings.of(project, Optional.empty(), Set.of(editions)), site, ROUTES);
  }

  @Test
  void the_command_line_takes_precedence_over_the_configuration() throws IOException {
    assertThat(wanted("title: T\n")).as("all").isEmpty();
    assertThat(wanted("editions: [html, rss]\n")).containsExactlyInAnyOrder("html", "rss");
    assertThat(wanted("editions: [html, rss]\n", "pdf")).containsExactly("pdf");
  }

  @Test
  void an_edition_without_a_route_is_an_error_that_lists_the_others() {
    assertThatThrownBy(() -> wanted("title: T\n", "word"))
        .isInstanceOfSatisfying(
            OffprintException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage(
            "The option --to names the edition 'word', but no route makes that edition."
                + " Choose from: html, pdf, rss.");
    assertThatThrownBy(() -> wanted("editions: [content]\n"))
        .hasMessageContaining("editions in the configuration names the edition 'content'");
  }
}
