package press.offprint.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.util.LocaleData;
import com.ibm.icu.util.ULocale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Straight quotation marks become those of the language; the apostrophe is the same in all. */
class QuotesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de|„Hallo“ und ‚Welt‘, so geht’s",
        "de-AT|„Hallo“ und ‚Welt‘, so geht’s",
        "fr|«\u202FHallo\u202F» und “Welt”, so geht’s",
        "ru|«Hallo» und „Welt“, so geht’s",
        "pl|„Hallo” und «Welt», so geht’s",
        "sv|”Hallo” und ’Welt’, so geht’s",
        "pt-PT|«Hallo» und “Welt”, so geht’s",
        "pt-BR|“Hallo” und ‘Welt’, so geht’s",
        "en|“Hallo” und ‘Welt’, so geht’s",
        "ja|“Hallo” und ‘Welt’, so geht’s",
        "ar|“Hallo” und ‘Welt’, so geht’s",
        "tlh|“Hallo” und ‘Welt’, so geht’s",
      })
  void straight_quotes_become_those_of_the_language(String language, String expected) {
    assertThat(body(language, "\"Hallo\" und 'Welt', so geht's"))
        .isEqualTo("<p>" + expected + "</p>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "be", "bg", "bs", "ca", "cs", "de", "el", "et", "eu", "fa", "fi", "hr", "hu", "hy", "is",
        "it", "ka", "kk", "ky", "lb", "lt", "mk", "nb", "nn", "no", "pl", "pt-PT", "rm", "ro", "ru",
        "sk", "sl", "sq", "sr", "sv", "uk", "es", "tr", "vi"
      })
  void quotation_marks_are_those_of_the_unicode_locale_data(String language) {
    LocaleData data = LocaleData.getInstance(new ULocale(language));
    assertThat(body(language, "\"a\" 'b'"))
        .isEqualTo(
            "<p>"
                + data.getDelimiter(LocaleData.QUOTATION_START)
                + "a"
                + data.getDelimiter(LocaleData.QUOTATION_END)
                + " "
                + data.getDelimiter(LocaleData.ALT_QUOTATION_START)
                + "b"
                + data.getDelimiter(LocaleData.ALT_QUOTATION_END)
                + "</p>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr"})
  void omitted_letters_have_apostrophes(String language) {
    assertThat(body(language, "Rock 'n' Roll of the '90s, drum'n'bass"))
        .isEqualTo("<p>Rock ’n’ Roll of the ’90s, drum’n’bass</p>");
  }

  @Test
  void notes_and_captions_have_the_quotation_marks_of_the_language() {
    String body = body("de", "A[^1]\n\n{{< figure src=\"dot.png\" caption=\"Die 'Welt'\" >}}\n");
    assertThat(body).contains("Die ‚Welt‘");
    String note = "A[^1]\n\n[^1]: Die \"Welt\".\n";
    assertThat(ContentPosts.article("lang: de\ntitle: T\n", note).content().notes().get(0).markup())
        .contains("„Welt“");
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "fr", "sv", "pl", "en"})
  void attributes_in_braces_are_read_in_every_language(String language) {
    assertThat(body(language, "![a](dot.png){width=\"50\" .wide title='x y'}"))
        .isEqualTo(
            "<figure><img src=\"resource:dot.png\" alt=\"a\" width=\"50\" height=\"25\""
                + " class=\"wide\" /><figcaption>x y</figcaption></figure>");
  }

  private static String body(String language, String text) {
    return ContentPosts.article("title: T\nlang: " + language + "\n", text).content().body();
  }
}
