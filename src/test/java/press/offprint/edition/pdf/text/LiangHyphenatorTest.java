package press.offprint.edition.pdf.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import press.offprint.pipeline.font.HyphenationDirectory;

/**
 * Words are divided as the hyphenator divides them that belongs to the pattern files. Its results
 * are in {@code src/test/resources/hyphens}.
 */
class LiangHyphenatorTest {
  private static final Path FONTS = Path.of("target", "fonts");
  private static final Path WORDS = Path.of("src", "test", "resources", "hyphens");

  static List<String> languages() throws IOException {
    try (Stream<Path> files = Files.list(WORDS)) {
      return files.map(file -> file.getFileName().toString().replace(".txt", "")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void words_are_divided_by_their_patterns(String language) throws IOException {
    HyphenationDirectory patterns = HyphenationDirectory.beside(FONTS);
    assumeTrue(
        patterns.patterns(language).isPresent(), "npm could not fetch the patterns: skipped");
    LiangHyphenator hyphenator = new LiangHyphenator.Languages(patterns).of(language).orElseThrow();
    List<String> expected = Files.readAllLines(WORDS.resolve(language + ".txt"));
    assertThat(expected).hasSizeGreaterThan(10);
    assertThat(
            expected.stream()
                .map(word -> hyphenator.hyphenateText(word.replace("-", "")).replace('\u00AD', '-'))
                .toList())
        .containsExactlyElementsOf(
            expected.stream().map(LiangHyphenatorTest::withLongEnd).toList());
  }

  // On paper, three letters at least follow a hyphen.
  private static String withLongEnd(String word) {
    return word.replaceFirst("-(?=\\p{L}{1,2}$)", "");
  }
}
