package press.offprint.pipeline.plan.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.pipeline.config.RouteFile;
import press.offprint.pipeline.config.SiteTemplates;

/** The template in a route is an input, in every notation of YAML. */
class EditionFingerprintsTest {
  @TempDir private Path project;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "method: render(${body}, 'plain', 'text/post.txt', '{name}.txt')",
        "method: 'render(${body}, \"plain\", \"text/post.txt\", \"{name}.txt\")'",
        "method: \"render(${body}, 'plain', 'text/post.txt', '{name}.txt')\"",
        "method: >-\n    render(${body}, plain,\n    text/post.txt, '{name}.txt')",
      })
  void an_edited_template_changes_the_hash(String step) throws IOException {
    Path template = project.resolve("templates/text/post.txt");
    Files.createDirectories(template.getParent());
    Files.writeString(template, "one");
    String route = "- route:\n    steps:\n      - bean:\n          ref: text\n          " + step;
    String before = hash(route);
    Files.writeString(template, "another text");
    assertThat(hash(route)).isNotEqualTo(before);
  }

  @Test
  void another_version_of_the_program_changes_the_hash() {
    assertThat(hash("- route:", "1")).isNotEqualTo(hash("- route:", "2"));
  }

  private String hash(String route) {
    return hash(route, "1");
  }

  private String hash(String route, String codeVersion) {
    SiteTemplates templates = new SiteTemplates(project, "");
    RouteFile file = new RouteFile("post-plain", route);
    return new EditionFingerprints(List.of(file), Map.of(), templates, codeVersion)
        .of("post-plain");
  }
}
