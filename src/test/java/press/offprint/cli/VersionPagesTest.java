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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of the pages about versions and lineage are executed in their order. */
class VersionPagesTest extends SmallSite {
  private static final Pattern BLOCK =
      Pattern.compile("^```\n(\\$ .*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern VARIABLE =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:]+Z|\\b\\d+ kB|\\b\\d+ bytes");

  @BeforeEach
  void aPostThatWasEditedOnce() throws IOException {
    Files.delete(project.resolve("content/posts/first.md"));
    Files.delete(project.resolve("content/posts/second.md"));
    write("offprint.yaml", "editions: [html, epub, index]\n");
    for (String text : List.of("Hello.", "Hello, world.")) {
      write("content/posts/hello.md", "---\ntitle: Hello\ndate: 2026-01-02\n---\n\n" + text + "\n");
      offprint("publish");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"versions.md", "lineage.md"})
  void each_command_of_the_page_prints_the_lines_below_it(String page) throws IOException {
    Matcher block = BLOCK.matcher(Files.readString(Path.of("docs", page)));
    int commands = 0;
    while (block.find()) {
      List<String> expected = new ArrayList<>();
      List<String> printed = List.of();
      for (String line : block.group(1).lines().toList()) {
        if (line.startsWith("$ offprint ")) {
          assertPrinted(printed, expected);
          expected.clear();
          printed = run(line.substring("$ offprint ".length()));
          commands++;
        } else {
          expected.add(masked(line));
        }
      }
      assertPrinted(printed, expected);
    }
    assertThat(commands).isGreaterThan(4);
  }

  private List<String> run(String command) {
    String[] words = command.split(" ", -1);
    String[] rest = Arrays.copyOfRange(words, 1, words.length);
    Result result = offprint(words[0], rest);
    assertThat(result.code()).as(command + "\n" + result.err()).isZero();
    return (result.out() + result.err()).lines().map(VersionPagesTest::masked).toList();
  }

  private static void assertPrinted(List<String> printed, List<String> expected) {
    assertThat(printed).containsSubsequence(expected);
  }

  private static String masked(String line) {
    return VARIABLE.matcher(line).replaceAll("*").stripTrailing();
  }
}
