package press.offprint.content.frontmatter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.offprint.content.data.DataException;
import press.offprint.content.data.YamlData;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/** The small types that the front matter reader uses. */
class FrontMatterPartsTest {
  private final List<Problem> problems = new ArrayList<>();

  private FrontMatterFields fields(String yaml) throws DataException {
    return new FrontMatterFields(YamlData.parse(yaml, 2), problems);
  }

  @Test
  void a_field_is_found_by_the_first_name_with_a_value_in_any_case() throws DataException {
    FrontMatterFields fields = fields("Title: A\nlang: ~\nextra: {Lang: de}\n");
    assertThat(fields.text("title")).isEqualTo("A");
    assertThat(fields.text("lang", "extra.lang")).isEqualTo("de");
    assertThat(fields.line("extra.lang")).isEqualTo(4);
    assertThat(fields.line("gone")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "tags: [a b; b; a b],  false, a b+b",
    "tags: a b,            false, a b",
    "tags: a b,            true,  a+b",
    "'tags: \"a, b ,,\"',  true,  a+b",
    "'tags: [{tag: a b}; c; {Name: d; id: 7}]', false, a b+c+d"
  })
  void terms_are_split_and_distinct(String yaml, boolean spaces, String terms)
      throws DataException {
    assertThat(fields(yaml.replace(';', ',')).terms(spaces, "tags"))
        .containsExactly(terms.split("\\+"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "weight: 1_000 | 1000        | ",
        "weight: -9e9  | 0           | weight is no whole number",
        "weight: 9999999999 | 2147483647 | weight is out of range; it counts as 2147483647",
        "weight: [1]   | 0           | weight is a list"
      })
  void a_whole_number_is_in_range(String yaml, int value, String message) throws DataException {
    assertThat(fields(yaml).whole("weight")).isEqualTo(value);
    assertThat(problems)
        .extracting(Problem::message)
        .isEqualTo(message == null ? List.of() : List.of(message));
  }

  @Test
  void a_field_of_the_wrong_type_is_an_error_once() throws DataException {
    FrontMatterFields fields = fields("draft: maybe\ndate: soon\ntags: [{a: 1}]\n");
    assertThat(fields.flag("draft")).isEmpty();
    assertThat(fields.flag("draft")).isEmpty();
    assertThat(fields.date("date")).isEmpty();
    assertThat(fields.terms(false, "tags")).isEmpty();
    assertThat(problems).extracting(Problem::line).containsExactly(2, 3, 4);
    assertThat(problems).extracting(Problem::code).containsOnly(ProblemCode.FRONT_MATTER_TYPE);
  }

  @Test
  void defaults_fill_the_fields_that_a_post_does_not_have() throws DataException {
    var own = YamlData.parse("Title: A\nparams: {x: 1}\n", 2);
    var all = CascadeDefaults.into(own, Map.of("title", "B", "params", Map.of("x", 2, "y", 3)));
    assertThat(all.plain(UnaryOperator.identity()))
        .isEqualTo(Map.of("Title", "A", "params", Map.of("x", 1L, "y", 3)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cover: a.png                          | 0 | ",
        "cover: ../a.png                       | 1 | ",
        "cover: ../a.png                       | 0 | cover",
        "cover: /images/a.png                  | 0 | ",
        "cover: /etc/passwd                    | 0 | cover",
        "cover: 'file:///a'                    | 0 | cover",
        "cover: 'C:\\a'                        | 0 | cover",
        "images: [a.png, '%2e%2e/b.png']       | 0 | images",
        "header: {caption: /etc, src: a.png}   | 0 | ",
        "header: {src: ../../a.png}            | 1 | header",
        "layout: /base                         | 1 | layout",
        "cover: https://a.b/../c.png           | 0 | "
      })
  void a_path_outside_the_site_is_a_warning(String yaml, int depth, String field)
      throws DataException {
    OutsidePathCheck.warn(fields(yaml), depth, problems);
    assertThat(problems.stream().map(problem -> problem.message().replaceFirst(" .*", "")).toList())
        .isEqualTo(field == null ? List.of() : List.of(field));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "A *b* [c](d).\\n\\n<!--more-->\\nE   | A b c.",
        "A\\n<!-- MORE -->                    | A",
        "~~~\\ncode\\n~~~\\nA[^1]\\n\\n<!--more--> | A",
        "> A [[n]]\\n\\n<!--more-->           | A n",
        "A `{{ b(c=1) }}` {{ d(e=1) }}\\n<!--more--> | A {{ b(c=1) }}",
        "A :tada: ~~gone~~ ==m== `x`.\\n<!--more-->           | A 🎉 gone m x.",
        "A. {% comment %}s{% endcomment %} %%s%% {::comment}s{:/comment} {/* s */}\\n<!--more--> | A.",
        "A {{ page.title }} <script>evil()</script>\\n{: .b}\\n\\n[TOC]\\n<!--more--> | A",
        "A $E=mc^2$ and \\(x_1\\).\\n<!--more--> | A $E=mc^2$ and \\(x_1\\).",
        "A                                    | ``"
      })
  void the_summary_is_the_text_before_the_divider(String body, String summary) {
    assertThat(SummaryExtractor.of(body.replace("\\n", "\n"), "en")).isEqualTo(summary);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "# A *b* {#id}                 | A b",
        "Text\\n\\nA b\\n===           | A b",
        "~~~\\n# no\\n~~~\\n## Yes ##  | Yes",
        "- a\\n---\\ntext              | ``"
      })
  void the_title_falls_back_to_the_first_heading(String body, String title) {
    assertThat(TitleFallback.firstHeading(body.replace("\\n", "\n")).orElse("")).isEqualTo(title);
  }

  @ParameterizedTest
  @CsvSource({
    "posts/2026-03-14-my-first_post.md, My first post",
    "über-uns/index.md,                 Über uns"
  })
  void the_title_falls_back_to_the_file_name(String path, String title) {
    assertThat(TitleFallback.humanise(SourcePath.of(path), "Site")).isEqualTo(title);
  }
}
