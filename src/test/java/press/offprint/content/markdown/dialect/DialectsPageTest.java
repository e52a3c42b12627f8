package press.offprint.content.markdown.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The tables of {@code docs/formats/dialects.md} are those of {@link Syntax} and {@link
 * UnreadSyntax}. With {@code -Dgolden=write} the page is written again.
 */
class DialectsPageTest {
  private static final Path PAGE = Path.of("docs/formats/dialects.md");
  private static final String START = "<!-- the tables of Syntax and UnreadSyntax -->\n";
  private static final String END = "<!-- end -->\n";

  @Test
  void the_page_has_the_tables_of_the_code() throws IOException {
    String page = Files.readString(PAGE);
    int start = page.indexOf(START) + START.length();
    int end = page.indexOf(END);
    assertThat(end).isGreaterThanOrEqualTo(start);
    String made = page.substring(0, start) + tables() + page.substring(end);
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(PAGE, made);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(made);
  }

  @Test
  void each_reader_exists() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/press/offprint/content"))) {
      Set<String> types =
          files
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .collect(Collectors.toSet());
      assertThat(types).containsAll(Arrays.stream(Syntax.values()).map(Syntax::reader).toList());
    }
  }

  private static String tables() {
    return "| Written | In the dialect of | Shown as | If it is not understood | In code |\n"
        + "|---|---|---|---|---|\n"
        + Arrays.stream(Syntax.values()).map(Syntax::row).collect(Collectors.joining("\n"))
        + "\n\nThese are shown as written, with `SYNTAX_FOREIGN` and their line:\n\n"
        + "| Found | Remedy |\n|---|---|\n"
        + Arrays.stream(UnreadSyntax.values())
            .map(UnreadSyntax::row)
            .collect(Collectors.joining("\n"))
        + "\n";
  }
}
