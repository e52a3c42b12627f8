package press.offprint.pipeline.font;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.edition.FontFile;
import press.offprint.edition.FontFile.Role;
import press.offprint.edition.Fonts;
import press.offprint.model.problem.OffprintException;
import press.offprint.sfnt.EditedFont;

class CustomFontsTest {
  private static final Path LIBERATION = Path.of("target/stand-in-fonts/liberation");
  private static final Fonts NONE = List::of;

  @TempDir private Path site;

  @BeforeAll
  static void fonts() {
    Assumptions.assumeTrue(Files.isDirectory(LIBERATION), LIBERATION + " is missing: skipped");
  }

  @Test
  void family_weight_style_and_role_are_read_from_the_font() throws IOException {
    copy("LiberationSerif-Regular.ttf", "fonts/a.ttf");
    copy("LiberationSans-BoldItalic.ttf", "fonts/b.TTF");
    copy("LiberationMono-Regular.ttf", "fonts/c.ttf");
    List<FontFile> fonts = CustomFonts.before(NONE, site, "").list();
    assertThat(fonts).extracting(FontFile::name).containsExactly("a.ttf", "b.TTF", "c.ttf");
    assertThat(fonts)
        .extracting(FontFile::family)
        .containsExactly("Liberation Serif", "Liberation Sans", "Liberation Mono");
    assertThat(fonts).extracting(FontFile::weight).containsExactly(400, 700, 400);
    assertThat(fonts).extracting(FontFile::italic).containsExactly(false, true, false);
    assertThat(fonts).extracting(FontFile::role).containsExactly(Role.SERIF, Role.SANS, Role.MONO);
    assertThat(fonts.get(0).coverage().get().has('ß')).isTrue();
    assertThat(fonts.get(0).coverage().get().has('語')).isFalse();
  }

  @Test
  void a_font_of_the_site_replaces_one_of_the_theme_and_both_replace_a_built_in_one()
      throws IOException {
    copy("LiberationSerif-Regular.ttf", "fonts/a.ttf");
    copy("LiberationSans-Regular.ttf", "themes/plain/fonts/a.ttf");
    copy("LiberationSans-Regular.ttf", "themes/plain/fonts/b.ttf");
    copy("LiberationMono-Regular.ttf", "built-in/fonts/b.ttf");
    copy("LiberationMono-Regular.ttf", "built-in/fonts/c.ttf");
    Fonts builtIn = CustomFonts.before(NONE, site.resolve("built-in"), "");
    assertThat(CustomFonts.before(builtIn, site, "plain").list())
        .extracting(font -> font.name() + " " + font.family())
        .containsExactly(
            "a.ttf Liberation Serif", "b.ttf Liberation Sans", "c.ttf Liberation Mono");
  }

  @Test
  void a_site_without_fonts_has_the_built_in_ones() {
    assertThat(CustomFonts.before(NONE, site, "plain")).isSameAs(NONE);
  }

  @Test
  void a_font_that_must_not_be_embedded_is_refused_with_its_file_the_reason_and_a_remedy()
      throws IOException {
    Path file = font("fonts/Own.ttf", EditedFont.of(liberation()).embedding(0x0002).bytes());
    assertThatThrownBy(() -> CustomFonts.before(NONE, site, ""))
        .isInstanceOf(OffprintException.class)
        .hasMessage(
            "The font "
                + file
                + " cannot be used: its licence forbids embedding (OS/2 fsType, restricted licence)."
                + " Remove the file, or replace it by a TrueType font that PDFs and ebooks may"
                + " embed.");
  }

  @Test
  void a_font_that_must_not_be_subset_is_refused() throws IOException {
    font("fonts/Own.ttf", EditedFont.of(liberation()).embedding(0x0100).bytes());
    assertThatThrownBy(() -> CustomFonts.before(NONE, site, ""))
        .isInstanceOf(OffprintException.class)
        .hasMessageContaining("no subsetting");
  }

  @Test
  void an_incomplete_font_is_refused_with_the_reason() throws IOException {
    byte[] whole = Files.readAllBytes(liberation());
    Path file = font("fonts/Own.ttf", Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> CustomFonts.before(NONE, site, ""))
        .isInstanceOf(OffprintException.class)
        .hasMessageStartingWith(
            "The font " + file + " cannot be used: the file ends before its tables end.");
    font("fonts/Own.ttf", "no font".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThatThrownBy(() -> CustomFonts.before(NONE, site, ""))
        .isInstanceOf(OffprintException.class)
        .hasMessageContaining("cannot be used");
    font("fonts/Own.ttf", EditedFont.of(liberation()).names(Map.of()).bytes());
    assertThatThrownBy(() -> CustomFonts.before(NONE, site, ""))
        .isInstanceOf(OffprintException.class)
        .hasMessageContaining("it has no family name");
  }

  private static Path liberation() {
    return LIBERATION.resolve("LiberationSerif-Regular.ttf");
  }

  private void copy(String font, String to) throws IOException {
    font(to, Files.readAllBytes(LIBERATION.resolve(font)));
  }

  private Path font(String to, byte[] content) throws IOException {
    Path file = site.resolve(to);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }
}
