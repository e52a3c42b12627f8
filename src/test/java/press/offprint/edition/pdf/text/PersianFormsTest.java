package press.offprint.edition.pdf.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PersianFormsTest {

  @Test
  void letters_of_persian_are_joined_to_their_neighbours() {
    // Alone, at the beginning, within, at the end.
    assertThat(PersianForms.join("\u06CC")).isEqualTo("\uFBFC");
    assertThat(PersianForms.join("\u06CC\u06CC\u06CC")).isEqualTo("\uFBFE\uFBFF\uFBFD");
    // After alef nothing is joined; over a vowel mark it is.
    assertThat(PersianForms.join("\u0627\u06A9")).isEqualTo("\u0627\uFB8E");
    assertThat(PersianForms.join("\u06A9\u064E\u06AF")).isEqualTo("\uFB90\u064E\uFB93");
  }

  @Test
  void a_non_joiner_parts_them() {
    assertThat(PersianForms.join("\u06CC\u200C\u06CC")).isEqualTo("\uFBFC\u200C\uFBFC");
  }
}
