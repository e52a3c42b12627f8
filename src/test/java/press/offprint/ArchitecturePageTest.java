package press.offprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** ARCHITECTURE.md and the glossary name existing packages, types and terms. */
class ArchitecturePageTest {
  private static final Path ROOT = Path.of("src/main/java/press/offprint");
  private static final Path PAGE = Path.of("ARCHITECTURE.md");
  private static final Pattern PACKAGE = Pattern.compile("`([a-z]+(?:\\.[a-z]+)*)`");
  private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w+)`");

  @Test
  void every_package_on_the_page_exists() throws IOException {
    assertThat(named(PACKAGE))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(ROOT.resolve(name.replace('.', '/'))).isDirectory());
  }

  @Test
  void every_top_package_is_named() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT)) {
      List<String> top = folders.map(folder -> folder.getFileName().toString()).toList();
      assertThat(named(PACKAGE)).containsAll(top);
    }
  }

  @Test
  void every_type_on_the_page_exists() throws IOException {
    Set<String> types = new TreeSet<>();
    for (Path root : List.of(ROOT, Path.of("src/test/java/press/offprint"))) {
      try (Stream<Path> files = Files.walk(root)) {
        files.forEach(file -> types.add(file.getFileName().toString().replace(".java", "")));
      }
    }
    assertThat(types).containsAll(named(TYPE));
  }

  @Test
  void the_page_has_at_most_a_hundred_lines() throws IOException {
    assertThat(Files.readAllLines(PAGE)).hasSizeLessThanOrEqualTo(100);
  }

  @Test
  void the_glossary_has_at_most_sixty_terms_in_alphabetical_order() throws IOException {
    List<String> terms =
        Files.readAllLines(Path.of("docs/glossary.md")).stream()
            .filter(line -> line.matches("\\| [a-z].*"))
            .map(line -> line.split(" \\| ", -1)[0].substring(2))
            .toList();
    assertThat(terms).hasSizeBetween(30, 60).isSorted().doesNotHaveDuplicates();
    assertThat(terms)
        .contains("post", "article", "publication", "edition", "rendition", "catalog", "receipt");
  }

  private static Set<String> named(Pattern pattern) throws IOException {
    return pattern
        .matcher(Files.readString(PAGE))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
