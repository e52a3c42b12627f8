package press.offprint.content.frontmatter.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sample that the language of a post is guessed from. */
class ProseSampleTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "a `code` b, a | b",
        "a `open b, a `open b",
        "'a ```\nif (x)\n``` b', a | b",
        "'a ~~~\nif (x)', a |",
        "a ~~ b, a ~~ b",
        "a $x^2$ b, a | b",
        "a $$x$$ b, a | b",
        "costs 5 $ or more, costs 5 $ or more",
        "a \\(x + y\\) b, a | b",
        "a \\[x\\] b, a | b",
        "a \\(x b, a \\(x b",
        "a \\begin{align*}x &= y\\end{align*} b, a | b",
        "a \\begin{align}x b, a |{align}x b",
        "a \\emph b, a | b",
        "a {{ call }} b {% tag %} c, a | b | c",
        "a { b } c, a { b } c",
        "a <b class=x>c</b>, a |c|",
        "1 < 2, 1 < 2",
        "a [b](/c 'd') e, a [b| e",
        "see https://a.b/c?d=e and http://f, see | and |",
        "a http: // b, a http: // b",
      })
  void prose_has_no_code_formulas_calls_markup_and_addresses(String text, String prose) {
    assertThat(ProseSample.of(text, 600).strip()).isEqualTo(prose.replace('|', ' ').strip());
  }

  @Test
  void a_sample_has_at_most_the_characters_that_are_asked_for() {
    assertThat(ProseSample.of("ab `c` de", 4)).isEqualTo("ab  ");
    assertThat(ProseSample.of("ab", 4)).isEqualTo("ab");
    assertThat(ProseSample.of("", 4)).isEmpty();
  }

  @Test
  void a_formula_that_is_never_closed_is_prose() {
    String text = "\\(x ".repeat(100) + "$y ";
    assertThat(ProseSample.of(text, 600)).isEqualTo(text);
  }
}
