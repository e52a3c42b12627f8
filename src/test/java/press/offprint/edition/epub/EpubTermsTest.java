package press.offprint.edition.epub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Elements of a chapter have the terms of the vocabularies of ebooks. */
class EpubTermsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<abbr title=\"a\">HTML</abbr> | <abbr epub:type=\"z3998:initialism\" title=\"a\">HTML</abbr>",
        "<abbr>ÖBB</abbr> | <abbr epub:type=\"z3998:initialism\">ÖBB</abbr>",
        "<abbr title=\"a\">H2O</abbr> | <abbr epub:type=\"z3998:initialism\" title=\"a\">H2O</abbr>",
        "<abbr title=\"a\">Dr.</abbr> | <abbr title=\"a\">Dr.</abbr>",
        "<abbr title=\"a\">A</abbr> | <abbr title=\"a\">A</abbr>",
        "<p>HTML</p> | <p>HTML</p>",
      })
  void an_abbreviation_of_capital_letters_is_an_initialism(String markup, String expected) {
    assertThat(EpubTerms.add(markup)).isEqualTo(expected);
  }
}
