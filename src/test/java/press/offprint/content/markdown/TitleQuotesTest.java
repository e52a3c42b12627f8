package press.offprint.content.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Titles have the quotation marks of their language. */
class TitleQuotesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "en | It's the \"end\" | It’s the “end”",
        "en | Music of the '90s | Music of the ’90s",
        "en | rock 'n' roll | rock ’n’ roll",
        "en | 'Tis the '80s | ’Tis the ’80s",
        "en | the authors' 'own' words | the authors’ ‘own’ words",
        "en | \"He said 'no'\" | “He said ‘no’”",
        "en | A screen of 15\" | A screen of 15\"",
        "en | Why (\"really\") | Why (“really”)",
        "de | Das \"Ende\" der '90er | Das „Ende“ der ’90er",
        "de | Er sagt: 'nein' | Er sagt: ‚nein‘",
        "fr | L'art du \"rien\" | L’art du «\u202Frien\u202F»",
        "sv | Det \"nya\" | Det ”nya”"
      })
  void straight_marks_become_those_of_the_language(String language, String written, String shown) {
    assertThat(TitleQuotes.of(written, language)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "en | Print `\"a\"` twice",
        "en | No marks",
      })
  void code_and_other_text_stay(String language, String written) {
    assertThat(TitleQuotes.of(written, language)).isEqualTo(written);
  }
}
