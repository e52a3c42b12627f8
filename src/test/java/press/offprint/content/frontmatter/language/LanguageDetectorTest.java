package press.offprint.content.frontmatter.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import press.offprint.SharedFolder;

/** The language that is found for a text whose author does not state it. */
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
  void a_script_determines_its_language(String file, String language) throws IOException {
    String text = Files.readString(SCRIPTS.resolve(file + ".md"));
    assertThat(LanguageDetector.of(text, "en")).contains(language);
  }

  @ParameterizedTest
  @MethodSource("known")
  void common_words_determine_the_language_of_latin_script(Path sample) throws IOException {
    String site = tag(sample).equals("en") ? "fr" : "en";
    assertThat(LanguageDetector.of(Files.readString(sample), site)).contains(tag(sample));
  }

  static List<Path> known() throws IOException {
    return samples("known");
  }

  @ParameterizedTest
  @MethodSource("unknown")
  void a_language_without_an_entry_is_not_taken_for_a_related_one(Path sample) throws IOException {
    assertThat(LanguageDetector.of(Files.readString(sample), "en")).isEmpty();
    assertThat(LanguageDetector.of(Files.readString(sample), "fr")).isEmpty();
    assertThat(LanguageDetector.of(Files.readString(sample), tag(sample))).isEmpty();
  }

  static List<Path> unknown() throws IOException {
    return samples("unknown");
  }

  private static List<Path> samples(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/languages", folder))) {
      return files.sorted().toList();
    }
  }

  private static String tag(Path sample) {
    return sample.getFileName().toString().replace(".txt", "");
  }

  @ParameterizedTest
  @CsvSource({
    "kk,Таңертең суық болды және көше әлі қараңғы еді. Қыз хатты алып ақырын жүріп кетті.",
    "mr,सकाळी थंडी होती आणि रस्ता अजून अंधारात होता. ती पत्र घेऊन हळूहळू चालत गेली.",
    "yi,עס איז געווען אַ קאַלטער פֿרימאָרגן און די גאַס איז נאָך געווען פֿינצטער אין דער גאַנצער שטאָט ווײַל די זון האָט נישט געשײַנט",
    "ckb,بەیانی سارد بوو و شەقامەکە هێشتا تاریک بوو. کچەکە نامەکەی هەڵگرت و بە هێواشی ڕۆیشت."
  })
  void letters_of_another_language_prevent_a_decision_by_script(String language, String text) {
    assertThat(LanguageDetector.of(text, "en")).isEmpty();
    assertThat(LanguageDetector.of(text, language))
        .satisfiesAnyOf(
            found -> assertThat(found).isEmpty(), found -> assertThat(found).contains(language));
  }

  @Test
  void the_region_of_the_site_stays_if_the_text_is_in_its_language() throws IOException {
    for (String site : List.of("pt-BR", "en-GB", "de-AT")) {
      Path sample = Path.of("src/test/resources/languages/known", site.substring(0, 2) + ".txt");
      assertThat(LanguageDetector.of(Files.readString(sample), site)).isEmpty();
      assertThat(LanguageDetector.of("A b c. " + Files.readString(sample), site)).isEmpty();
    }
  }

  @Test
  void a_text_that_is_half_in_another_language_stays_in_the_language_of_the_site()
      throws IOException {
    Path folder = Path.of("src/test/resources/languages/known");
    String german = Files.readString(folder.resolve("de.txt"));
    String french = Files.readString(folder.resolve("fr.txt"));
    assertThat(LanguageDetector.of(german + french, "en")).isEmpty();
  }

  @Test
  void the_language_of_the_site_stays_if_the_text_does_not_show_another() {
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
  void long_introductions_and_abstracts_do_not_hide_the_language_of_the_text() {
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
  void letters_of_formulas_are_not_words() {
    String formulas =
        "Inline $\\sum_{a} z$ and \\(v = s + a\\).\n\n\\begin{align} a &= v \\\\ z &= s \\end{align}\n\n";
    assertThat(LanguageDetector.of(formulas.repeat(20), "en")).isEmpty();
    assertThat(LanguageDetector.of("a v s z k x o i u a v s z ab cd ef gh ".repeat(20), "en"))
        .isEmpty();
  }

  @Test
  void hundreds_of_english_posts_are_detected_as_english() throws IOException {
    List<String> wrong = new ArrayList<>();
    try (Stream<Path> posts = Files.walk(SharedFolder.required("corpora/rust-blog"))) {
      for (Path post : posts.filter(p -> p.toString().endsWith(".md")).toList()) {
        LanguageDetector.of(Files.readString(post), "en")
            .filter(language -> !language.equals("en"))
            .ifPresent(language -> wrong.add(post.getFileName() + " " + language));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void a_text_has_the_script_of_a_language_or_not() {
    String japanese = "これは日本語の文章です。ひらがなとカタカナと漢字で書かれています。";
    assertThat(LanguageDetector.hasOwnScript(japanese, "ja")).isTrue();
    assertThat(LanguageDetector.hasOwnScript(japanese, "ml")).isFalse();
    assertThat(LanguageDetector.hasOwnScript("Words of a text in Latin letters.", "cs")).isFalse();
  }
}
