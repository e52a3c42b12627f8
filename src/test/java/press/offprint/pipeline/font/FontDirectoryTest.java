package press.offprint.pipeline.font;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.content.diagram.DiagramResult;
import press.offprint.edition.FontFile;
import press.offprint.edition.FontFile.Role;

class FontDirectoryTest {
  private static final Path LIBERATION = Path.of("target/stand-in-fonts/liberation");

  @TempDir private Path folder;

  @Test
  void a_directory_without_a_list_has_no_fonts() {
    FontDirectory fonts = FontDirectory.open(folder);
    assertThat(fonts.list()).isEmpty();
    assertThat(fonts.forLabels("A")).isEqualTo(DiagramResult.Face.ANY);
  }

  @Test
  void a_font_that_is_listed_but_missing_is_left_out() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(LIBERATION), LIBERATION + " is missing: skipped");
    list(
        "# package | file | family | weight | style | role | languages | bytes | SHA-256",
        "p@1\tdir/LiberationSans-Bold.ttf\tSans\t700\tnormal\tsans\tja,zh\t1\tabc",
        "p@1\tdir/Missing.ttf\tSerif\t400\titalic\tserif\t-\t1\tdef");
    copy("LiberationSans-Bold.ttf");
    FontFile font = FontDirectory.open(folder).list().get(0);
    assertThat(FontDirectory.open(folder).list()).hasSize(1);
    assertThat(font.name()).isEqualTo("LiberationSans-Bold.ttf");
    assertThat(font.family()).isEqualTo("Sans");
    assertThat(font.weight()).isEqualTo(700);
    assertThat(font.italic()).isFalse();
    assertThat(font.role()).isEqualTo(Role.SANS);
    assertThat(font.languages()).containsExactly("ja", "zh");
    assertThat(font.sha256()).isEqualTo("abc");
    assertThat(font.coverage().get().has('A')).isTrue();
  }

  @Test
  void labels_are_set_in_the_sans_serif_for_all_languages() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(LIBERATION), LIBERATION + " is missing: skipped");
    list(
        "p@1\tLiberationSerif-Regular.ttf\tSerif\t400\tnormal\tserif\t-\t1\ta",
        "p@1\tLiberationSans-Bold.ttf\tBold\t700\tnormal\tsans\tja\t1\tb",
        "p@1\tLiberationSans-Regular.ttf\tSans\t400\tnormal\tsans\t-\t1\tc");
    for (String font :
        List.of("LiberationSerif-Regular", "LiberationSans-Bold", "LiberationSans-Regular")) {
      copy(font + ".ttf");
    }
    assertThat(FontDirectory.open(folder).forLabels("A").family()).isEqualTo("Sans");
    assertThat(FontDirectory.open(folder).forLabels("語").family()).isEqualTo("Sans");
  }

  @Test
  void hyphenation_patterns_are_found_by_a_language_tag_and_by_nothing_else() throws IOException {
    Files.createDirectories(folder.resolve("hyphens"));
    Files.writeString(folder.resolve("hyphens/en-gb.txt"), ".ab3i");
    Files.writeString(folder.resolve("secret.txt"), "x");
    HyphenationDirectory patterns = HyphenationDirectory.beside(folder);
    assertThat(patterns.patterns("en-gb")).isPresent();
    assertThat(patterns.patterns("fi")).isEmpty();
    assertThat(patterns.patterns("../secret")).isEmpty();
  }

  private void list(String... lines) throws IOException {
    Files.write(folder.resolve("fonts.txt"), List.of(lines));
  }

  private void copy(String font) throws IOException {
    Files.copy(LIBERATION.resolve(font), folder.resolve(font));
  }
}
