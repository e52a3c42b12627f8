package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The examples of the page about looks are executed in their order. */
class InspectPageTest extends SmallSite {
  private static final Pattern BLOCK =
      Pattern.compile("^```\n(\\$ .*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern ECHO = Pattern.compile("echo \"(.*)\" > (\\S+)");

  @BeforeEach
  void aPostWithATable() throws IOException {
    Files.delete(project.resolve("content/posts/first.md"));
    Files.delete(project.resolve("content/posts/second.md"));
    write("offprint.yaml", "editions: [html, pdf]\n");
    write(
        "content/posts/hello.md",
        """
        ---
        title: Hello
        ---

        Hello, world.

        | Name | Width | Height |
        |---|---|---|
        | Royal | 508 | 635 |
        | Demy | 445 | 572 |
        | Crown | 381 | 508 |
        """);
  }

  @Test
  void each_command_of_the_page_prints_the_lines_below_it() throws IOException {
    Matcher block = BLOCK.matcher(Files.readString(Path.of("docs/inspect.md")));
    int commands = 0;
    while (block.find()) {
      List<String> expected = new ArrayList<>();
      List<String> printed = List.of();
      for (String line : block.group(1).lines().toList()) {
        if (line.startsWith("$ ")) {
          assertThat(printed).containsSubsequence(expected);
          expected.clear();
          printed = run(line.substring(2));
          commands++;
        } else {
          expected.add(line);
        }
      }
      assertThat(printed).containsSubsequence(expected);
    }
    assertThat(commands).isGreaterThan(6);
  }

  @Test
  void odd_looks_are_reported_in_json_with_pictures_and_an_exit_code_until_it_is_accepted()
      throws IOException {
    offprint("publish");
    write("templates/print/own.css", "p { color: white; }\n");
    offprint("publish");
    Result odd = offprint("inspect", "--json", "--no-browser", "--report", "looks");
    assertThat(odd.code()).isEqualTo(3);
    assertThat(odd.line("posts/hello.md").path("state").asText()).isEqualTo("odd");
    assertThat(odd.line("posts/hello.md").path("findings").path(0).path("defect").asText())
        .isEqualTo("text-invisible");
    assertThat(Files.readString(project.resolve("looks/index.html")))
        .contains("words are invisible", "0-old.png", "0-new.png");
    assertThat(project.resolve("looks/0-new.png")).isNotEmptyFile();
    assertThat(offprint("inspect", "--accept", "content/posts/hello.md").code()).isZero();
    assertThat(offprint("inspect", "--no-browser").code()).isZero();
    assertThat(offprint("inspect", "content/posts/none.md").code()).isEqualTo(2);
  }

  @Test
  void an_accepted_version_stays_in_the_store() throws IOException {
    offprint("publish");
    offprint("inspect", "--accept");
    write("offprint.yaml", "editions: [html, pdf]\nversions: {keep: 1, days: 0}\n");
    for (int n = 0; n < 3; n++) {
      write("content/posts/hello.md", "---\ntitle: Hello\n---\n\nText " + n + "\n");
      offprint("publish");
    }
    offprint("gc");
    assertThat(offprint("show", "content/posts/hello.md").out())
        .contains("version    1", "version    4")
        .doesNotContain("version    2");
    assertThat(offprint("inspect", "--no-browser", "-v").out()).contains("version 4 beside 1");
  }

  private List<String> run(String command) throws IOException {
    Matcher echo = ECHO.matcher(command);
    if (echo.matches()) {
      write(echo.group(2), echo.group(1).replace("\\n", "\n") + "\n");
      return List.of();
    }
    String[] words = command.substring("offprint ".length()).split(" ", -1);
    Result result = offprint(words[0], Arrays.copyOfRange(words, 1, words.length));
    return (result.out() + result.err()).lines().map(String::stripTrailing).toList();
  }
}
