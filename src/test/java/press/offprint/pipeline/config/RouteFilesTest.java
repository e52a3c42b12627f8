package press.offprint.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteFilesTest {
  @TempDir private Path project;

  private RouteFile find(String name) {
    List<RouteFile> all = RouteFiles.of(project);
    return all.stream().filter(route -> route.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void a_project_without_routes_has_the_built_in_ones() {
    assertThat(RouteFiles.of(project).stream().map(RouteFile::name))
        .containsExactlyElementsOf(RouteFiles.builtIn())
        .isSorted();
    assertThat(RouteFiles.of(project)).allMatch(RouteFiles::isBuiltIn);
  }

  @Test
  void a_file_of_the_project_replaces_a_built_in_route_or_adds_one() throws IOException {
    Files.createDirectory(project.resolve("routes"));
    Files.writeString(project.resolve("routes/post-html.camel.yaml"), route("post-html"));
    Files.writeString(project.resolve("routes/post-text.camel.yaml"), route("post-text"));
    Files.writeString(project.resolve("routes/readme.txt"), "x");
    assertThat(find("post-html").text()).isEqualTo(route("post-html"));
    assertThat(RouteFiles.isBuiltIn(find("post-html"))).isFalse();
    assertThat(find("post-text").edition()).isEqualTo("text");
    assertThat(RouteFiles.of(project)).hasSize(RouteFiles.builtIn().size() + 1);
  }

  private static String route(String id) {
    return "- route:\n    id: " + id + "\n    from:\n      uri: direct:" + id + "\n";
  }
}
