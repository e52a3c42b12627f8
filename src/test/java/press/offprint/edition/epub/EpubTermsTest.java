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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<div class=\"poem\"> | <div epub:type=\"z3998:poem\" class=\"poem\">",
        "<div id=\"a\" class=\"wide verse\"> | <div epub:type=\"z3998:verse\" id=\"a\" class=\"wide verse\">",
        "<blockquote class=\"letter\"> | <blockquote epub:type=\"z3998:letter\" class=\"letter\">",
        "<p class=\"signature\"> | <p epub:type=\"z3998:signature\" class=\"signature\">",
        "<p class=\"letters\"> | <p class=\"letters\">",
        "<p title=\"class=poem \"> | <p title=\"class=poem \">",
        "<span class=\"letter\"> | <span class=\"letter\">",
        "<p class=\"roman\"> | <p class=\"roman\">",
      })
  void a_poem_or_letter_that_the_author_marked_by_a_class_has_its_term(
      String markup, String expected) {
    assertThat(EpubTerms.add(markup)).isEqualTo(expected);
  }
}
