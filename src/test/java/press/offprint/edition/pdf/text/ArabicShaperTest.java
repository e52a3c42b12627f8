package press.offprint.edition.pdf.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArabicShaperTest {
  @ParameterizedTest
  @CsvSource({
    // Persian: yeh within, at the end and alone; keheh, gaf, peh, tcheh, jeh
    "دنیا, \uFEA9\uFEE7\uFBFF\uFE8E",
    "فارسی, \uFED3\uFE8E\uFEAD\uFEB3\uFBFD",
    "این, \uFE8D\uFBFE\uFEE6",
    "کتاب, \uFB90\uFE98\uFE8E\uFE8F",
    "گچ, \uFB94\uFB7B",
    "پژ, \uFB58\uFB8B",
    // Urdu: heh goal, do-chashmi heh, yeh barree, tteh
    "ہے, \uFBA8\uFBAF",
    "ٹھ, \uFB68\uFBAB",
    // A mark between two letters does not separate them.
    "یٔا, \uFBFE\u0654\uFE8E"
  })
  void letters_beyond_the_arabic_ones_are_joined(String word, String forms) {
    String shaped = new ArabicShaper().shapeText(word);
    assertThat(shaped).isEqualTo(forms);
    assertThat(Normalizer.normalize(shaped, Normalizer.Form.NFKC))
        .isEqualTo(Normalizer.normalize(word, Normalizer.Form.NFKC));
  }

  @ParameterizedTest
  @CsvSource({"می\u200Cخواهم, \uFBFD", "نامه\u200Cای, \uFBFC"})
  void separated_letters_stay_separated(String word, String form) {
    assertThat(new ArabicShaper().shapeText(word)).contains(form);
  }

  @Test
  void letters_of_persian_are_joined_to_adjacent_letters() {
    // Alone, at the beginning, within, at the end.
    assertThat(ArabicShaper.joinPersian("\u06CC")).isEqualTo("\uFBFC");
    assertThat(ArabicShaper.joinPersian("\u06CC\u06CC\u06CC")).isEqualTo("\uFBFE\uFBFF\uFBFD");
    // After alef no letter is joined; a vowel mark does not prevent joining.
    assertThat(ArabicShaper.joinPersian("\u0627\u06A9")).isEqualTo("\u0627\uFB8E");
    assertThat(ArabicShaper.joinPersian("\u06A9\u064E\u06AF")).isEqualTo("\uFB90\u064E\uFB93");
  }

  @Test
  void a_non_joiner_separates_letters() {
    assertThat(ArabicShaper.joinPersian("\u06CC\u200C\u06CC")).isEqualTo("\uFBFC\u200C\uFBFC");
  }
}
