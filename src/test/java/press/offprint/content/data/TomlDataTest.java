package press.offprint.content.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.offprint.content.data.LocatedValue.Mapping;
import press.offprint.content.data.LocatedValue.Scalar;
import press.offprint.content.data.LocatedValue.Sequence;

class TomlDataTest {
  private static final String DOCUMENT =
      """
      # a comment = 1
      title = "A # B"
      text = \"""
      slug = "no key"
      [no.table]
      ends with two quotes\"""\""
      literal = '''
      weight = 1
      '''
      list = [
        "x = 1", # y = 2
        "z",
      ]
      inline = { a = 1, b = 2 }
      "quoted key" = 1
      dotted . name = 2

      [params]
      layout = 'wide'

      ["a b".'c.d']
      deep = true

      [[menu]]
      name = "first"
      [menu.style]
      bold = true
      [[menu]]
      name = "second"
      """;

  @ParameterizedTest
  @CsvSource({
    "title,            11",
    "text,             12",
    "literal,          16",
    "list,             19",
    "inline,           23",
    "inline/a,         23",
    "quoted key,       24",
    "dotted,           25",
    "dotted/name,      25",
    "params,           27",
    "params/layout,    28",
    "a b/c.d,          30",
    "a b/c.d/deep,     31",
    "menu,             33",
    "menu/0/name,      34",
    "menu/0/style,     35",
    "menu/0/style/bold,36",
    "menu/1/name,      38"
  })
  void each_name_has_its_line(String path, int line) throws DataException {
    LocatedValue value = TomlData.parse(DOCUMENT, 10);
    int found = 0;
    for (String part : Arrays.asList(path.split("/"))) {
      if (value instanceof Sequence list) {
        value = list.items().get(Integer.parseInt(part));
      } else {
        LocatedValue.Entry entry = ((Mapping) value).entries().get(part);
        found = entry.line();
        value = entry.value();
      }
    }
    assertThat(found).isEqualTo(line);
  }

  @Test
  void no_text_inside_a_string_is_a_name() throws DataException {
    Mapping root = TomlData.parse("text = '''\nslug = 1\n'''\nslug = 2\n", 1);
    assertThat(root.entries().get("slug").line()).isEqualTo(4);
  }

  @Test
  void values_keep_the_text_of_dates_and_numbers() throws DataException {
    Mapping root = TomlData.parse("d = 2026-03-14T00:00:00Z\nn = 99999999999999999999\n", 1);
    assertThat(((Scalar) root.entries().get("d").value()).text()).isEqualTo("2026-03-14T00:00:00Z");
    assertThat(root.plain(UnaryOperator.identity()).toString()).contains("99999999999999999999");
    assertThat(TomlData.parse("a = [1, true, 'x']", 1).plain(UnaryOperator.identity()))
        .isEqualTo(Map.of("a", List.of(1L, true, "x")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "title = My post   | 7",
        "a = 1\\na = 2     | 8",
        "a = 'open         | 7",
        "a = [1            | 7"
      })
  void a_failure_names_its_line(String toml, int line) {
    DataException failure = failure(toml.replace("\\n", "\n"));
    assertThat(failure.kind()).isEqualTo(DataException.Kind.SYNTAX);
    assertThat(failure.line()).isEqualTo(line);
    assertThat(failure.message()).startsWith("The TOML cannot be read: ");
    assertThat(failure.hint()).isNotBlank();
  }

  @Test
  void the_depth_is_limited() {
    String arrays = "a = " + "[".repeat(20_000) + "]".repeat(20_000);
    assertThat(failure(arrays).kind()).isEqualTo(DataException.Kind.LIMIT);
    assertThat(failure("a.".repeat(60) + "b = 1").kind()).isEqualTo(DataException.Kind.LIMIT);
  }

  private static DataException failure(String toml) {
    return catchThrowableOfType(DataException.class, () -> TomlData.parse(toml, 7));
  }
}
