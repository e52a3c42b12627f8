package press.offprint.content.site.permalink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of files and folders that are a language. */
class LanguagesTest {

  @ParameterizedTest
  @CsvSource({
    "ja, ja",
    "JA, ja",
    "pt-br, pt-BR",
    "zh_hant, zh-Hant",
    "zh-hant-tw, zh-Hant-TW",
    "zh-cn, zh-CN",
    "es-419, es-419",
    "sr-latn, sr-Latn",
    "en-us, en-US",
    "sv-se, sv-SE",
    "yue, yue",
  })
  void a_language_with_its_script_and_country_is_a_language(String name, String tag) {
    assertThat(Languages.inName(name)).contains(tag);
    assertThat(SourcePath.of("posts/hello." + name + ".md").language()).contains(tag);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io-incident",
        "io",
        "is-it",
        "to-do",
        "no-code",
        "it-basics",
        "de-facto",
        "en-route",
        "as-is",
        "my-id",
        "so-so",
        "be-in",
        "min",
        "posts",
        "2024",
        "v1",
        "go-go",
        "fr-be-quick",
        "en-",
        "-en",
        "x-en"
      })
  void other_words_are_not_languages(String name) {
    assertThat(Languages.inName(name)).isEmpty();
    assertThat(SourcePath.of(name + "/hello.md").language()).isEmpty();
    assertThat(SourcePath.of("posts/hello." + name + ".md").language()).isEmpty();
  }
}
