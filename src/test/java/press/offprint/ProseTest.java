package press.offprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The prose of the project is plain: the rules of {@link Prose} hold in every tree. */
class ProseTest {
  static List<Path> packages() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("src/main/java/press/offprint"))) {
      return folders.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("packages")
  void the_source_is_plain(Path folder) {
    assertPlain(folder.toString());
  }

  /** Checks comments and test names; the string literals of tests are data. */
  @Test
  void the_tests_are_plain() {
    assertPlain("src/test/java");
  }

  @Test
  void the_documentation_is_plain() {
    assertPlain("docs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "CHANGELOG.md", "CONTRIBUTING.md", "ARCHITECTURE.md"})
  void the_page_is_plain(String page) {
    assertPlain(page);
  }

  @Test
  void the_routes_are_plain() {
    assertPlain("routes");
  }

  @Test
  void the_templates_are_plain() {
    assertPlain("templates");
  }

  private static void assertPlain(String tree) {
    Stream<Prose.Breach> breaches =
        Prose.files(Path.of(tree)).stream().flatMap(file -> Prose.check(file).stream());
    assertThat(breaches.map(Prose.Breach::toString)).isEmpty();
  }
}
