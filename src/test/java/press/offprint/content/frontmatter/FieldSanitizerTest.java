package press.offprint.content.frontmatter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.offprint.content.frontmatter.encoding.ControlCharacters;
import press.offprint.model.problem.Problem;

class FieldSanitizerTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "\"  a \t\n b \", a b",
        "a\u202Eb,        ab",
        "a\u0007b,        ab",
        "\u200B\u3164,    \"\"",
        "\uFEFFa,         a"
      })
  void a_line_has_visible_text_and_single_spaces(String written, String line) {
    assertThat(FieldSanitizer.line(written)).isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "Q&amp;A &#8217;s &ldquo;x&rdquo; | Q&A ’s “x”",
        "Use `&nbsp;` &amp; `a | Use `&nbsp;` & `a",
        "a & b; c &nothing; &#0; | a & b; c &nothing; �",
        "a&#x202E;b | ab",
        "The <i>lingua franca</i>, <a href=/b>b</a><br/>c | The lingua franca, b c",
        "The <form> element, List<b> and `<b>a</b>` | The <form> element, List<b> and `<b>a</b>`",
        "&lt;i&gt;a&lt;/i&gt; <div>b</div> | <i>a</i> <div>b</div>",
        "&#8203; | \"\"",
        "a &lt;b&gt; $1 \\1 | a <b> $1 \\1"
      })
  void words_have_no_html(String written, String words) {
    assertThat(FieldSanitizer.words(written)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "Use `a <b>` and ``c`` | Use a <b> and c",
        "A ` and a | A ` and a",
        "``` and `a` | ``` and a",
        "` ` | ` `",
        "`` a`b `` | `` a`b ``",
        "`a$1\\` | a$1\\"
      })
  void code_is_its_words(String written, String words) {
    assertThat(FieldSanitizer.withoutBackticks(written)).isEqualTo(words);
  }

  @Test
  void a_clean_text_is_not_changed() {
    for (String text : List.of("", "a\nb\tc", "日本 🎉", "é")) {
      assertThat(FieldSanitizer.isClean(text)).isTrue();
      assertThat(FieldSanitizer.clean(text)).isEqualTo(text);
    }
    assertThat(FieldSanitizer.clean("a\r\nb\rc")).isEqualTo("a\nb\nc");
    assertThat(FieldSanitizer.isClean("a\u2066b")).isFalse();
  }

  @Test
  void control_characters_of_a_text_give_one_warning_at_the_first() {
    List<Problem> warnings = new ArrayList<>();
    assertThat(ControlCharacters.remove("a\nb\0c\fd\u0001\uFFFF", warnings))
        .isEqualTo("a\nb\uFFFDc d");
    assertThat(warnings).singleElement().satisfies(w -> assertThat(w.line()).isEqualTo(2));
    assertThat(ControlCharacters.remove("tab\t and line\n", warnings))
        .isEqualTo("tab\t and line\n");
    assertThat(warnings).hasSize(1);
  }
}
