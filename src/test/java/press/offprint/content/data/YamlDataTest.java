package press.offprint.content.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.offprint.content.data.DataException.Kind;
import press.offprint.content.data.LocatedValue.Mapping;
import press.offprint.content.data.LocatedValue.Scalar;

class YamlDataTest {
  @Test
  void each_value_and_name_has_its_line_and_column() throws DataException {
    Mapping root = YamlData.parse("title: A\ntags:\n  - one\n  - two\n", 2);
    assertThat(root.entries().get("title").line()).isEqualTo(2);
    assertThat(root.entries().get("title").value().column()).isEqualTo(8);
    LocatedValue.Sequence tags = (LocatedValue.Sequence) root.entries().get("tags").value();
    assertThat(tags.items()).extracting(LocatedValue::line).containsExactly(4, 5);
    assertThat(tags.items()).extracting(LocatedValue::column).containsExactly(5, 5);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "'',                     empty",
        "~,                      empty",
        "null,                   empty",
        "true,                   true or false",
        "no,                     a text",
        "12,                     a number",
        "0x1F,                   a number",
        "1.10,                   a number",
        "2026-03-14,             a text",
        "\"12\",                 a text",
        "[],                     a list",
        "{},                     a map"
      })
  void plain_scalars_have_the_types_of_yaml_1_2(String written, String kind) throws DataException {
    String value = written.equals("''") ? "" : written;
    Mapping root = YamlData.parse("x: " + value + "\n", 1);
    assertThat(root.entries().get("x").value().kind()).isEqualTo(kind);
  }

  @Test
  void numbers_keep_their_text_and_have_no_largest_one() throws DataException {
    Mapping root = YamlData.parse("a: 1.10\nb: 99999999999999999999\nc: " + "9".repeat(41), 1);
    assertThat(root.entries().get("a").value()).isEqualTo(new Scalar("1.10", 1.1, false, 1, 4));
    assertThat(((Scalar) root.entries().get("b").value()).value())
        .isEqualTo(new BigInteger("99999999999999999999"));
    assertThat(((Scalar) root.entries().get("c").value()).value()).isEqualTo("9".repeat(41));
  }

  @Test
  void aliases_and_merged_maps_are_unfolded() throws DataException {
    Mapping root = YamlData.parse("base: &b {x: 1, y: 2}\nown:\n  <<: *b\n  y: 3\nsame: *b\n", 1);
    assertThat(root.plain(UnaryOperator.identity()))
        .isEqualTo(
            Map.of(
                "base", Map.of("x", 1L, "y", 2L),
                "own", Map.of("x", 1L, "y", 3L),
                "same", Map.of("x", 1L, "y", 2L)));
  }

  @Test
  void the_tags_of_a_text_are_those_that_older_versions_of_ruby_write() throws Exception {
    Mapping root = YamlData.parse("a: ! 'One: two'\nb: !!str 2026\nc: ! 1\n", 5);
    assertThat(root.plain(UnaryOperator.identity()))
        .isEqualTo(Map.of("a", "One: two", "b", "2026", "c", "1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a: 1\\nb: 2\\na: 3          | SYNTAX | 7 | 1 | given twice; the first is in line 5",
        "a: !!int 1                  | TAG    | 5 | 4 | tags",
        "a: !x 1                     | TAG    | 5 | 4 | tags",
        "a: ! [1]                    | TAG    | 5 | 4 | tags",
        "a: b: c                     | SYNTAX | 5 | 5 | mapping values are not allowed",
        "a: \"open                   | SYNTAX | 5 | 4 | cannot be read",
        "a: [1, 2                    | SYNTAX | 5 | 9 | cannot be read",
        "a:\\n\\tb: 1                | SYNTAX | 6 | 1 | cannot be read",
        "- 1                         | SYNTAX | 5 | 1 | a list instead of names",
        "a: 1\\n---\\nb: 2           | SYNTAX | 6 | 1 | second YAML document",
        "a: *b                       | SYNTAX | 5 | 4 | no anchor &b above it",
        "a: &b [*b]                  | LIMIT  | 5 | 8 | contains itself",
        "a: &b {<<: *b}              | SYNTAX | 5 | 8 | merged into itself",
        "a: {<<: 1}                  | SYNTAX | 5 | 5 | Only a map can be merged",
        "[a]: 1                      | SYNTAX | 5 | 1 | A name must be a text",
        "a: \"\\ud83d\"              | SYNTAX | 5 | 4 | surrogate"
      })
  void a_failure_names_its_place(String yaml, Kind kind, int line, int column, String message) {
    DataException failure = failure(yaml.replace("\\n", "\n").replace("\\t", "\t"));
    assertThat(failure.kind()).as(failure.message()).isEqualTo(kind);
    assertThat(List.of(failure.line(), failure.column())).containsExactly(line, column);
    assertThat(failure.message()).contains(message);
    assertThat(failure.hint()).isNotBlank();
  }

  @Test
  void depth_aliases_and_unfolded_size_are_limited() {
    assertThat(failure("a: " + "[".repeat(51) + "]".repeat(51)).kind()).isEqualTo(Kind.LIMIT);
    String deep = "a: &a " + "[".repeat(30) + "]".repeat(30) + "\n";
    assertThat(failure(deep + "b: " + "[".repeat(30) + "*a" + "]".repeat(30)).message())
        .contains("deeper than 50");
    assertThat(failure("a: &a 1\nb: [" + "*a, ".repeat(51) + "]").message()).contains("50 YAML");
    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 5; i++) {
      laughs.append("a%d: &a%d [".formatted(i, i));
      laughs.append(("*a" + (i - 1) + ", ").repeat(10)).append("]\n");
    }
    assertThat(failure(laughs.toString()).message()).contains("100000 values");
  }

  private static DataException failure(String yaml) {
    return catchThrowableOfType(DataException.class, () -> YamlData.parse(yaml, 5));
  }
}
