package press.offprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each promise in docs/security.md names an existing test. */
class SecurityPageTest {
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

  @Test
  void every_promise_names_a_test_that_exists() throws IOException {
    Map<String, String> sources = new HashMap<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith("Test.java")).toList()) {
        sources.merge(
            file.getFileName().toString().replace(".java", ""),
            Files.readString(file),
            String::concat);
      }
    }
    int promises = 0;
    for (String line : Files.readAllLines(Path.of("docs/security.md"))) {
      if (!line.startsWith("| ") || line.startsWith("| Promise |")) {
        continue;
      }
      promises++;
      Matcher test = TEST.matcher(line);
      assertThat(test.find()).as(line).isTrue();
      do {
        assertThat(sources).containsKey(test.group(1));
        assertThat(sources.get(test.group(1)))
            .as(test.group())
            .containsPattern("void " + test.group(2) + "\\(");
      } while (test.find());
    }
    assertThat(promises).isGreaterThan(25);
  }
}
