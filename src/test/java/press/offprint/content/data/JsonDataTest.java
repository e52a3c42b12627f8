package press.offprint.content.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.offprint.content.data.LocatedValue.Mapping;

class JsonDataTest {
  @Test
  void each_value_and_name_has_its_place() throws DataException {
    Mapping root = JsonData.parse("{\n  \"a\": [1,\n    null],\n  \"b\": \"x\"\n}", 3);
    assertThat(root.entries().get("a").line()).isEqualTo(4);
    assertThat(root.entries().get("a").column()).isEqualTo(3);
    assertThat(root.entries().get("b").value().line()).isEqualTo(6);
    assertThat(root.plain(UnaryOperator.identity())).isEqualTo(Map.of("a", List.of(1L), "b", "x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1]                   | SYNTAX | 3 | not an object",
        "{\"a\": 1} 2          | SYNTAX | 3 | not an object",
        "{\"a\": 1,\\n\"a\": 2}| SYNTAX | 4 | given twice",
        "{\"a\": tru}          | SYNTAX | 3 | cannot be read",
        "{\"a\": \"\\\\ud83d\"}| SYNTAX | 3 | surrogate",
        "{\"a\": 1             | SYNTAX | 3 | cannot be read"
      })
  void a_failure_names_its_line(String json, DataException.Kind kind, int line, String message) {
    DataException failure = failure(json.replace("\\n", "\n").replace("\\\\", "\\"));
    assertThat(failure.message()).contains(message);
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.line()).isEqualTo(line);
  }

  @Test
  void the_depth_is_limited() {
    DataException failure = failure("{\"a\":" + "[".repeat(60) + "]".repeat(60) + "}");
    assertThat(failure.kind()).isEqualTo(DataException.Kind.LIMIT);
    assertThat(failure.message())
        .isEqualTo(
            "The JSON cannot be read: Document nesting depth (51) exceeds the maximum allowed (50)");
  }

  private static DataException failure(String json) {
    return catchThrowableOfType(DataException.class, () -> JsonData.parse(json, 3));
  }
}
