package press.offprint.catalog.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.json.Json;
import press.offprint.model.Metadata;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/** The JSON of the catalog keeps all values, and the JSON of earlier versions is read. */
class StoredJsonTest {
  /** Metadata in the JSON of an earlier version. */
  private static final String METADATA =
      "{\"title\":\"Lead \\\"time\\\"\",\"description\":\"\",\"summary\":\"Short.\","
          + "\"language\":\"en\",\"direction\":\"ltr\",\"authors\":[\"Ada Marsh\"],"
          + "\"keywords\":[],\"terms\":{\"tags\":[\"tide\",\"river\"]},"
          + "\"date\":\"2026-01-02T03:04:05+01:00\",\"slug\":\"lead\",\"aliases\":[\"/old/\"],"
          + "\"cover\":\"cover.png\",\"weight\":7,\"draft\":true,"
          + "\"fields\":{\"pages\":{\"$Long\":\"12\"},\"half\":\"\\uD83D\",\"price\":0.5,"
          + "\"exact\":{\"$BigDecimal\":\"0.10\"},\"map\":{\"$map\":{\"$x\":\"y\"}}}}";

  @Test
  void metadata_of_an_earlier_version_is_read_and_written_again_without_a_change() {
    Metadata metadata = LazyMetadata.ofJson(METADATA).read().orElseThrow();
    assertThat(metadata.title()).isEqualTo("Lead \"time\"");
    assertThat(metadata.terms()).containsEntry("tags", List.of("tide", "river"));
    assertThat(metadata.dates().date()).map(Object::toString).contains("2026-01-02T03:04:05+01:00");
    assertThat(metadata.address().slug()).contains("lead");
    assertThat(metadata.address().url()).isEmpty();
    assertThat(metadata.weight()).isEqualTo(7);
    assertThat(metadata.draft()).isTrue();
    assertThat(metadata.fields())
        .containsEntry("pages", 12L)
        .containsEntry("half", "\ud83d")
        .containsEntry("price", 0.5)
        .containsEntry("exact", new BigDecimal("0.10"))
        .containsEntry("map", Map.of("$x", "y"));
    assertThat(LazyMetadata.of(metadata).json()).isEqualTo(METADATA);
    assertThat(LazyMetadata.of(metadata)).isEqualTo(LazyMetadata.ofJson(METADATA));
  }

  @Test
  void a_post_without_metadata_is_stored_as_an_empty_text() {
    assertThat(LazyMetadata.NONE.json()).isEmpty();
    assertThat(LazyMetadata.ofJson("")).isSameAs(LazyMetadata.NONE);
    assertThat(LazyMetadata.NONE.read()).isEmpty();
  }

  @Test
  void every_plain_value_keeps_its_type() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("int", 1);
    values.put("long", 1L);
    values.put("large", Long.MAX_VALUE);
    values.put("double", 1.25);
    values.put("infinite", Double.POSITIVE_INFINITY);
    values.put("float", 1.5f);
    values.put("short", (short) 2);
    values.put("byte", (byte) 3);
    values.put("integer", BigInteger.TEN.pow(30));
    values.put("decimal", new BigDecimal("1.50"));
    values.put("nothing", null);
    values.put("list", Arrays.asList("a", null, 2L, Map.of("$map", "no tag")));
    values.put("map", Map.of("key", true));
    Object read = JsonValues.untag(Json.read(Json.write(JsonValues.tag(values))));
    assertThat(read).isEqualTo(values);
  }

  @Test
  void stored_problems_are_read_unchanged() {
    List<Problem> problems =
        List.of(
            Problem.error(ProblemCode.LIMIT_SIZE, 3, "Too \"large\".", "Split it."),
            Problem.warning(ProblemCode.TEMPLATE, 0, "Odd \u202e.", ""));
    assertThat(ProblemsJson.read(ProblemsJson.write(problems))).isEqualTo(problems);
    assertThat(ProblemsJson.write(problems))
        .startsWith("[{\"code\":\"LIMIT_SIZE\",\"severity\":\"ERROR\",\"message\":\"Too \\\"large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[", "x", "[\"a\""})
  void damaged_json_is_an_error_with_a_remedy(String json) {
    assertThatThrownBy(() -> JsonValues.readStrings(json))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("Delete the state folder");
  }
}
