package press.offprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The paths and the tests that {@code CONTRIBUTING.md} names exist. */
class ContributingPageTest {
  private static final Path SOURCES = Path.of("src/main/java/press/offprint");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern FILE =
      Pattern.compile("[\\w.][\\w.-]*(?:/[\\w.-]*)+|[\\w.-]+\\.(?:java|md|yaml)");

  /** The parts of names that a contributor chooses. */
  private static final Pattern CHOSEN = Pattern.compile("NAME|LANGUAGE|FOLDER|Name[A-Z.]");

  private static final Pattern TEST = Pattern.compile("[A-Z]\\w+Test");

  private static List<String> code(Pattern kind) throws IOException {
    return CODE.matcher(Files.readString(Path.of("CONTRIBUTING.md")))
        .results()
        .map(found -> found.group(1))
        .flatMap(code -> Stream.of(code.split("[ ',=]", -1)))
        .filter(word -> kind.matcher(word).matches() && !CHOSEN.matcher(word).find())
        .toList();
  }

  @Test
  void every_path_exists() throws IOException {
    List<String> paths = code(FILE);
    assertThat(paths).hasSizeGreaterThan(30);
    Set<String> names;
    try (Stream<Path> files = Files.walk(SOURCES)) {
      names = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
    assertThat(paths)
        .allMatch(
            path ->
                Files.exists(Path.of(path))
                    || Files.exists(SOURCES.resolve(path))
                    || names.contains(path)
                    || path.startsWith("target/"));
  }

  @Test
  void every_test_exists() throws IOException {
    List<String> tests = code(TEST);
    assertThat(tests).hasSizeGreaterThan(10);
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsAll(tests.stream().map(test -> test + ".java").toList());
    }
  }
}
