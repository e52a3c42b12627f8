package press.offprint.sfnt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import press.offprint.model.bytes.Bytes;

/** A subset of a font for formulas keeps what grows with a formula. */
class MathSubsetTest {
  private static final Path FONT = Path.of("target/fonts/STIXTwoMath_400Regular.ttf");
  private static Bytes whole;
  private static SfntFile font;
  private static SfntFile subset;

  @BeforeAll
  static void cut() throws IOException {
    assumeTrue(Files.exists(FONT), "npm could not fetch the font: skipped");
    whole = Bytes.owning(Files.readAllBytes(FONT));
    font = SfntFile.read(ByteBuffer.wrap(whole.toArray()));
    byte[] made =
        new FontSubsetter(whole)
            .subset(new TreeSet<>(List.of((int) '(', 0x222B, 0x2032, 0x1D453, 0x2192)), "Cut");
    assertThat(made).hasSizeLessThan(60_000);
    subset = SfntFile.read(ByteBuffer.wrap(made));
  }

  private static int glyph(SfntFile file, int character) {
    return CmapTable.read(file).get(character);
  }

  @Test
  void larger_forms_and_parts_are_those_of_the_font() {
    MathTable old = new MathTable(font);
    MathTable cut = new MathTable(subset);
    for (int c : new int[] {'(', 0x222B}) {
      assertThat(cut.variants(glyph(subset, c), true).stream().map(MathTable.Variant::size))
          .hasSizeGreaterThan(1)
          .containsExactlyElementsOf(
              old.variants(glyph(font, c), true).stream().map(MathTable.Variant::size).toList());
    }
    assertThat(cut.assembly(glyph(subset, '('), true).stream().map(MathTable.Part::size))
        .hasSizeGreaterThan(2)
        .containsExactlyElementsOf(
            old.assembly(glyph(font, '('), true).stream().map(MathTable.Part::size).toList());
    assertThat(cut.assembly(glyph(subset, 0x2192), false)).isNotEmpty();
    assertThat(cut.overlap()).isEqualTo(old.overlap());
  }

  @Test
  void each_character_can_be_cut_alone() {
    // Some are drawn with glyphs that have larger forms for themselves.
    FontSubsetter subsetter = new FontSubsetter(whole);
    for (int character : CmapTable.read(font).keySet()) {
      assertThatCode(() -> subsetter.subset(new TreeSet<>(List.of(character)), "Cut"))
          .as("U+%04X", character)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void constants_and_the_places_of_accents_and_scripts_are_kept() {
    MathTable old = new MathTable(font);
    MathTable cut = new MathTable(subset);
    for (MathConstant constant : MathConstant.values()) {
      assertThat(cut.constant(constant)).as("%s", constant).isEqualTo(old.constant(constant));
    }
    assertThat(cut.displayOperatorHeight()).isEqualTo(old.displayOperatorHeight());
    assertThat(cut.degreeRaise()).isEqualTo(old.degreeRaise());
    assertThat(cut.italicsCorrection(glyph(subset, 0x1D453)))
        .isEqualTo(old.italicsCorrection(glyph(font, 0x1D453)));
    assertThat(cut.accentAttachment(glyph(subset, 0x1D453)))
        .isEqualTo(old.accentAttachment(glyph(font, 0x1D453)));
  }

  @Test
  void a_prime_has_its_form_for_superscripts() {
    ScriptForms forms = new ScriptForms(font);
    ByteBuffer metrics = ByteBuffer.allocate(8);
    font.appendMetrics(forms.form(glyph(font, 0x2032), 1), metrics);
    subset.appendMetrics(glyph(subset, 0x2032), metrics);
    assertThat(metrics.getInt(4)).isEqualTo(metrics.getInt(0));
  }
}
