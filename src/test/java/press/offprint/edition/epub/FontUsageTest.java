package press.offprint.edition.epub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FontUsageTest {

  @Test
  void characters_are_those_of_the_text_and_printable_ascii() {
    assertThat(usage("<p title=\"ß\">é&amp;語</p>").characters())
        .contains((int) 'é', (int) '~')
        .doesNotContain((int) 'ß', (int) '語', 0x7F);
  }

  @Test
  void pointed_hebrew_is_left_to_the_reading_system() {
    assertThat(usage("שלום").characters()).contains((int) 'ש');
    assertThat(usage("שָׁלוֹם").characters()).doesNotContain((int) 'ש');
  }

  @Test
  void the_characters_of_a_formula_are_those_that_it_shows() {
    assertThat(
            usage("<math><mi>a</mi><mo>&lt;</mo><mi>β</mi><mo>≠</mo><mtext>&amp;</mtext></math>")
                .maths())
        .contains((int) '<', (int) '&', (int) '≠', 0x1D44E, 0x1D6FD)
        .doesNotContain((int) ';', (int) 'l');
  }

  private static FontUsage usage(String body) {
    return FontUsage.of(List.of("<head><em>ignored</em></head><body>" + body + "</body>"));
  }
}
