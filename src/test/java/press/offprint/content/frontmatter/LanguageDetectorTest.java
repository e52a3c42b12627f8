package press.offprint.content.frontmatter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.offprint.Shared;

/** What language a text is taken for, if nobody says it. */
class LanguageDetectorTest {
  private static final Path SCRIPTS = Path.of("src/test/resources/posts/scripts");

  @ParameterizedTest
  @CsvSource({
    "arabic,ar",
    "chinese,zh-Hans",
    "chinese-traditional,zh-Hant",
    "hebrew,he",
    "hindi,hi",
    "japanese,ja",
    "korean,ko",
    "persian,fa",
    "tamil,ta"
  })
  void a_script_tells_its_language(String file, String language) throws IOException {
    String text = Files.readString(SCRIPTS.resolve(file + ".md"));
    assertThat(LanguageDetector.of(text, "en")).contains(language);
  }

  @Test
  void common_words_tell_the_language_of_latin_script() {
    Map<String, String> texts =
        Map.of(
            "de",
            "Der Morgen war kalt, und die Straße lag noch im Dunkeln. Es ist nicht leicht, mit den "
                + "Händen in den Taschen zu gehen und dabei auf die Stufen zu achten, die im Schnee "
                + "verschwinden; aber sie ging weiter, weil es ein guter Tag für einen Brief war.",
            "fr",
            "Le matin était froid et la rue restait dans le noir. Il n’est pas facile de marcher "
                + "avec les mains dans les poches, mais elle avançait, car c’était un bon jour pour "
                + "une lettre, et que la poste ne ferme pas avant midi dans ce quartier de la ville.",
            "pt",
            "A manhã estava fria e a rua ainda não tinha luz. Não é fácil andar com as mãos nos "
                + "bolsos, mas ela seguia, porque era um bom dia para uma carta e os correios só "
                + "fecham ao meio-dia na parte da cidade em que ela mora com o irmão.",
            "nl",
            "De ochtend was koud en de straat lag nog in het donker. Het is niet makkelijk om met "
                + "je handen in je zakken te lopen, maar zij ging door, want het was een goede dag "
                + "voor een brief en het postkantoor sluit pas om twaalf uur in dat deel van de stad.",
            "pl",
            "Ranek był zimny i ulica była jeszcze w ciemności. Nie jest łatwo iść z rękami w "
                + "kieszeniach, ale ona szła dalej, bo to był dobry dzień na list, a poczta zamyka "
                + "się dopiero w południe i nie ma do niej daleko z tej części miasta.");
    texts.forEach(
        (language, text) ->
            assertThat(LanguageDetector.of(text, "en")).as(text).contains(language));
  }

  @Test
  void what_the_site_is_written_in_stays_where_the_text_does_not_speak_against_it() {
    assertThat(LanguageDetector.of("日本語だけの文章です。ほかの言語ではありません。", "ja")).contains("ja");
    assertThat(LanguageDetector.of("東京特許許可局 東京特許許可局 東京特許許可局", "ja")).contains("ja");
    assertThat(LanguageDetector.of("Too short to tell.", "fi")).isEmpty();
    assertThat(LanguageDetector.of("```\nder die das und ist nicht ein zu mit von\n```", "en"))
        .isEmpty();
  }

  @Test
  void an_abstract_in_the_language_of_the_site_does_not_hide_that_of_the_text() {
    String english =
        "This is what the text below is about, for those who do not read the language that it is "
            + "written in. It was a cold morning, and the street was still in the dark. ";
    String japanese = "朝はまだ寒く、通りは暗かった。彼女は手紙を持って、ゆっくりと歩いていった。";
    String german =
        "Der Morgen war kalt, und die Straße lag noch im Dunkeln. Es ist nicht leicht, mit den "
            + "Händen in den Taschen zu gehen und dabei auf die Stufen zu achten. ";
    assertThat(LanguageDetector.of(english.repeat(3) + japanese.repeat(40), "en")).contains("ja");
    assertThat(LanguageDetector.of(english.repeat(3) + german.repeat(20), "en")).contains("de");
    assertThat(LanguageDetector.of(english.repeat(20), "en")).isEmpty();
  }

  @Test
  void neither_long_beginnings_of_another_kind_nor_long_abstracts_hide_it() {
    String english =
        "The cat and the dog were in the house, and that is not the thing that they have for it "
            + "with us as it was on this day. ";
    String german =
        "Der Hund und die Katze sind nicht in dem Haus, und das ist auch ein Grund, wie sie mit "
            + "den Leuten von der Stadt für sich auf der Straße waren. ";
    String russian = "Утро было холодным, и улица ещё лежала в темноте, но она шла дальше. ";
    String code = "```java\n" + "int i = compute(value); // call\n".repeat(280) + "```\n\n";
    String markup = "<div class=\"x\"></div>\n".repeat(400);
    String links = "[here](https://example.org/a/rather/long/address/for/one/link) ".repeat(120);
    for (String beginning : List.of(english.repeat(6), code, markup, links)) {
      assertThat(LanguageDetector.of(beginning + german.repeat(40), "en")).contains("de");
      assertThat(LanguageDetector.of(beginning + russian.repeat(80), "en")).contains("ru");
    }
    assertThat(LanguageDetector.of(english.repeat(18) + german.repeat(60), "de"))
        .as("the site's own language")
        .isNotEqualTo(Optional.of("en"));
  }

  @Test
  void letters_of_formulas_are_no_words() {
    String formulas =
        "Inline $\\sum_{a} z$ and \\(v = s + a\\).\n\n\\begin{align} a &= v \\\\ z &= s \\end{align}\n\n";
    assertThat(LanguageDetector.of(formulas.repeat(20), "en")).isEmpty();
    assertThat(LanguageDetector.of("a v s z k x o i u a v s z ab cd ef gh ".repeat(20), "en"))
        .isEmpty();
  }

  @Test
  void english_posts_in_their_hundreds_are_taken_for_nothing_else() throws IOException {
    List<String> wrong = new ArrayList<>();
    try (Stream<Path> posts = Files.walk(Shared.required("corpora/rust-blog"))) {
      for (Path post : posts.filter(p -> p.toString().endsWith(".md")).toList()) {
        LanguageDetector.of(Files.readString(post), "en")
            .filter(language -> !language.equals("en"))
            .ifPresent(language -> wrong.add(post.getFileName() + " " + language));
      }
    }
    assertThat(wrong).isEmpty();
  }
}
