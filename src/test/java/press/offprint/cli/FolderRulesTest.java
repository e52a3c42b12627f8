package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.pipeline.FileTrees;

/** Content, output and state are separate folders. */
class FolderRulesTest extends SmallSite {
  @BeforeEach
  void pagesOnly() throws IOException {
    write("offprint.yaml", "editions: [html]\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--output content",
        "--output content/posts",
        "--output content/new/folder",
        "--output .",
        "--output posts/../content",
        "--output link",
        "--output link/new",
        "--output static/site",
        "--content output",
        "--content . --output .",
        "--content . --output public",
        "--state output/state",
        "--state output",
        "--state content/state",
        "--state content",
        "--state static/state",
        "--state .",
      })
  void folders_that_contain_each_other_are_refused_before_anything_is_written(String options)
      throws IOException {
    Files.createDirectories(project.resolve("output"));
    write("static/robots.txt", "User-agent: *\n");
    Files.createSymbolicLink(project.resolve("link"), Path.of("content"));
    var before = FileTrees.hashes(project);
    for (String command : new String[] {"publish", "check"}) {
      Result result = offprint(command, options.split(" ", -1));
      assertThat(result.code()).as(result.err()).isEqualTo(2);
      assertThat(result.err()).contains(options.contains("state") ? "--state" : "--output");
    }
    assertThat(FileTrees.hashes(project)).isEqualTo(before);
  }

  @Test
  void an_output_folder_in_the_content_folder_is_left_out_if_the_project_is_the_content()
      throws IOException {
    write("output/old.md", "An old page.");
    Result result = offprint("publish", "--content", ".", "--json");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("content/posts/first.md").doesNotContain("old.md");
    assertThat(offprint("publish", "--content", ".").err()).contains("2 unchanged");
  }

  @Test
  void relative_paths_are_relative_to_the_project_as_those_of_git_are() throws IOException {
    write("site/settings.yaml", "title: Settings\n");
    Files.move(project.resolve("content"), project.resolve("site/articles"));
    String[] options = {
      "--content",
      "site/articles",
      "--output",
      "public",
      "--state",
      "kept",
      "--config",
      "site/settings.yaml",
      "--to",
      "html,index"
    };
    Result result = offprint("publish", options);
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(project.resolve("public/index.html")).content().contains("Settings");
    assertThat(project.resolve("kept/catalog.db")).exists();
    for (String path :
        new String[] {
          "posts/first.md", "site/articles/posts/first.md", "public/posts/first/index.html"
        }) {
      String[] show = Arrays.copyOf(options, 9);
      show[8] = path;
      assertThat(offprint("show", show).out()).as(path).contains("posts/first.md");
    }
    String[] one = Arrays.copyOf(options, options.length + 2);
    one[options.length] = "--force";
    one[options.length + 1] = "site/articles/posts/first.md";
    assertThat(offprint("publish", one).err()).contains("1 published");
  }
}
