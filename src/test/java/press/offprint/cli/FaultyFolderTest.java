package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.acceptance.PublisherProcess;
import press.offprint.acceptance.SystemCommand;

/**
 * Folders and files of the publisher that cannot be used end a command with exit code 2, the path
 * and the remedy. They are never reported as a fault in Offprint.
 */
class FaultyFolderTest extends SmallSite {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Root reads every file, unless this privilege is dropped. */
  private static final String[] UNPRIVILEGED = {
    "setpriv", "--bounding-set", "-dac_override,-dac_read_search"
  };

  @TempDir private Path logs;

  @BeforeEach
  void onlyPages() throws IOException {
    write("offprint.yaml", "editions: [html]\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"publish", "watch", "serve --port 0", "check", "trigger post-html", "publish -q"})
  void a_content_folder_that_cannot_be_read_is_named_with_the_remedy(String command)
      throws Exception {
    Result result = withUnreadable("content", command);

    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.err())
        .contains(project.resolve("content").toString(), "no permission")
        .contains("change the owner or the permissions")
        .doesNotContain("fault", "Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"publish", "watch", "serve --port 0", "trigger post-html"})
  void a_template_that_is_a_link_out_of_the_project_is_named(String command) throws Exception {
    write("templates/web/own.css", "p { color: red }\n");
    Path template = project.resolve("templates/web/post.html");
    Files.createSymbolicLink(template, logs.resolve("elsewhere.html"));
    Files.writeString(logs.resolve("elsewhere.html"), "<p>Elsewhere</p>\n");

    Result result = run(command);

    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.err())
        .contains(template.toString(), "link")
        .doesNotContain("fault", "Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"templates", "static", "routes", "offprint.yaml", "output"})
  void a_folder_or_file_of_the_project_that_cannot_be_read_is_named(String name) throws Exception {
    if (!name.contains(".")) {
      write(name + "/readme.txt", "x");
    }
    Result result = withUnreadable(name, "publish");

    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.err())
        .contains(project.resolve(name).toString())
        .doesNotContain("fault", "Exception");
  }

  private Result withUnreadable(String name, String command) throws Exception {
    SystemCommand.require(UNPRIVILEGED[0], UNPRIVILEGED[1], UNPRIVILEGED[2], "true");
    Path path = project.resolve(name);
    SystemCommand.run("chmod", "000", path.toString());
    try {
      return run(command, UNPRIVILEGED);
    } finally {
      SystemCommand.run("chmod", "755", path.toString());
    }
  }

  private Result run(String command, String... wrapper) throws Exception {
    List<String> arguments = new ArrayList<>(Arrays.asList(command.split(" ", -1)));
    arguments.addAll(1, List.of("-C", project.toString()));
    try (PublisherProcess process =
        PublisherProcess.Plan.in(logs).behind(wrapper).run(arguments.toArray(String[]::new))) {
      int code = process.await(PATIENCE);
      return new Result(code, process.out(), process.err());
    }
  }
}
