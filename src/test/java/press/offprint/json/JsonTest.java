package press.offprint.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Test
  void controls_and_characters_that_change_the_direction_are_escaped() {
    String text = "a\u0085b\u009B31mc\u202Ed\u2028e\u2066f\u200Eg\u007Fh\u001Bi";
    String json = Json.write(text);
    assertThat(json)
        .isEqualTo("\"a\\u0085b\\u009b31mc\\u202ed\\u2028e\\u2066f\\u200eg\\u007fh\\u001Bi\"");
    assertThat(Json.read(json)).isEqualTo(text);
  }

  @Test
  void tags_and_noncharacters_are_escaped_and_joiners_are_not() {
    String text = "a\uDB40\uDC41b\uFFFEc\uD83F\uDFFFd\uD83D\uDE00\u200D";
    String json = Json.write(text);
    assertThat(json).contains("a\\udb40\\udc41b\\ufffec\\ud83f\\udfffd\uD83D\uDE00\u200D");
    assertThat(Json.read(json)).isEqualTo(text);
  }

  @Test
  void fields_keep_their_order_and_every_plain_value_its_type() {
    JsonObject object =
        new JsonObject()
            .put("text", "a \"quoted\" text")
            .put("int", 1)
            .put("long", 12_345_678_901L)
            .put("double", 1.5)
            .put("decimal", new BigDecimal("0.10"))
            .put("flag", true)
            .put("nothing", null)
            .put("list", Arrays.asList("a", 2, null))
            .put("map", Map.of("key", List.of()))
            .put("object", new JsonObject().put("inner", "value"));
    String json = object.toString();
    assertThat(json)
        .isEqualTo(
            "{\"text\":\"a \\\"quoted\\\" text\",\"int\":1,\"long\":12345678901,\"double\":1.5,"
                + "\"decimal\":0.10,\"flag\":true,\"nothing\":null,\"list\":[\"a\",2,null],"
                + "\"map\":{\"key\":[]},\"object\":{\"inner\":\"value\"}}");
    JsonObject read = JsonObject.read(json);
    assertThat(read).hasToString(json.replace("0.10", "0.1"));
    assertThat(read.text("text")).isEqualTo("a \"quoted\" text");
    assertThat(read.number("long")).isEqualTo(12_345_678_901L);
    assertThat(read.isTrue("flag")).isTrue();
    assertThat(read.texts("list")).containsExactly("a", "2", "null");
    assertThat(read.object("object").text("inner")).isEqualTo("value");
    assertThat(read.text("absent")).isEmpty();
    assertThat(read.number("absent")).isZero();
    assertThat(read.objects("absent")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "quote \" backslash \\ slash /",
        "\n\r\t\b\f\u0000\u001b\u001f",
        "< > & ' \u00e4 \u4e2d \ud83d\ude00"
      })
  void a_text_is_escaped_as_other_programs_do(String text) throws Exception {
    assertThat(Json.write(text)).isEqualTo(new ObjectMapper().writeValueAsString(text));
    assertThat(Json.read(Json.write(text))).isEqualTo(text);
    assertThat(Json.read(Json.writeForHtml(text))).isEqualTo(text);
  }

  @Test
  void json_for_html_begins_no_tag_and_ends_no_line() {
    assertThat(Json.writeForHtml(List.of("</script> & \u2028\u2029", 1)))
        .isEqualTo("[\"\\u003c/script\\u003e \\u0026 \\u2028\\u2029\",1]");
  }

  @Test
  void a_lone_surrogate_has_an_escape() {
    assertThat(Json.write("half \ud83d")).isEqualToIgnoringCase("\"half \\ud83d\"");
    assertThat(Json.read(Json.write("half \ud83d"))).isEqualTo("half \ud83d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "[1,", "{\"a\":}", "{a:1}", "nul", "1 2", "{} x", "'a'"})
  void a_text_that_is_not_json_is_an_error(String text) {
    assertThatThrownBy(() -> Json.read(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void json_that_is_nested_too_deeply_is_an_error() {
    assertThatThrownBy(() -> Json.read("[".repeat(5_000)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void only_an_object_is_read_as_one() {
    assertThatThrownBy(() -> JsonObject.read("[]")).isInstanceOf(IllegalArgumentException.class);
    assertThat(JsonObject.of("no map").names()).isEmpty();
  }
}
