package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state folder, as commands use it. */
class StateOutsideOfOutputTest extends SmallSite {
  @Test
  void the_state_is_in_the_project_also_if_the_output_is_elsewhere(@TempDir Path hosted)
      throws IOException {
    Path www = hosted.resolve("www");
    assertThat(offprint("publish", "--to", "html", "--output", www.toString()).code()).isZero();
    assertThat(project.resolve(".offprint/catalog.db")).exists();
    assertThat(hosted).isDirectoryNotContaining("glob:**.offprint*");
    assertThat(www).isDirectoryNotContaining("glob:**/.*");
  }

  @Test
  void the_state_is_in_the_folder_that_an_option_names(@TempDir Path elsewhere) throws IOException {
    String state = elsewhere.resolve("state").toString();
    assertThat(offprint("publish", "--to", "html", "--state", state).code()).isZero();
    assertThat(elsewhere.resolve("state/catalog.db")).exists();
    assertThat(project.resolve(".offprint")).doesNotExist();
    assertThat(offprint("status", "-v", "--state", state).out()).contains("posts/first.md");
    assertThat(offprint("publish", "--to", "html", "--state", state, "--json").out())
        .contains("\"unchanged\"");
  }

  @Test
  void two_output_folders_of_one_project_do_not_disturb_each_other() throws IOException {
    offprint("publish", "--to", "html");
    Files.delete(project.resolve("content/posts/second.md"));
    Path preview = project.resolve("preview");
    offprint("publish", "--to", "html", "--output", "preview");
    assertThat(preview.resolve("posts/first/index.html")).exists();
    assertThat(project.resolve("output/posts/second/index.html")).exists();
    offprint("publish", "--to", "html");
    assertThat(project.resolve("output/posts/second")).doesNotExist();
  }

  @Test
  void the_old_state_folder_is_moved_by_the_next_command() throws IOException {
    for (String command : new String[] {"publish", "status"}) {
      offprint("publish", "--to", "html");
      Files.delete(project.resolve(".offprint/output-folder"));
      Files.move(project.resolve(".offprint"), project.resolve("output/.offprint"));
      Result next = offprint(command, "-v");
      assertThat(next.err() + next.out()).contains("was moved from").contains("posts/first.md");
      assertThat(project.resolve("output/.offprint")).doesNotExist();
    }
    assertThat(offprint("publish", "--to", "html", "--json").statusOf("posts/first.md"))
        .isEqualTo("unchanged");
  }

  @Test
  void no_post_can_publish_the_state_if_the_project_is_the_content_folder() throws IOException {
    write("offprint.yaml", "editions: [html]\n");
    offprint("publish", "--content", ".");
    write(".offprint/secret.png", "key");
    write(".offprint/posts/hidden.md", "Hidden.");
    write(
        "thief.md",
        """
        ---
        title: Thief
        ---

        ![one](.offprint/secret.png) ![two](/.offprint/secret.png) [three](.offprint/catalog.db)
        ![four](secret.png) [five](output/content/posts/first/index.html)
        """);
    Result result = offprint("publish", "--content", ".", "--json");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.line("thief.md").toString()).contains("RESOURCE_OUTSIDE_ROOT");
    assertThat(result.out()).doesNotContain("hidden.md");
    try (var files = Files.walk(project.resolve("output"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("secret") || name.startsWith("catalog"));
    }
    assertThat(offprint("publish", "--content", ".").err()).contains("unchanged");
  }
}
