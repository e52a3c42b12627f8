package press.offprint.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrisTest {

  @ParameterizedTest
  @CsvSource({
    "a%20b, a b",
    "caf%C3%A9, café",
    "a+b, a+b",
    "100%, 100%",
    "%2, %2",
    "%zz%20, %zz%20",
    "%FF, \uFFFD",
    "é%20%E2%82, é \uFFFD",
  })
  void an_incomplete_escape_leaves_the_text_as_written(String text, String decoded) {
    assertThat(Uris.decodeLeniently(text)).isEqualTo(decoded);
    boolean valid = !decoded.equals(text) && decoded.indexOf('\uFFFD') < 0;
    assertThat(Uris.decode(text).isPresent()).isEqualTo(valid || text.indexOf('%') < 0);
  }

  @ParameterizedTest
  @CsvSource({
    "/a b/é/, /a%20b/%C3%A9/, /a%20b/%C3%A9/, %2Fa%20b%2F%C3%A9%2F",
    "/a%20b%, /a%2520b%25, /a%20b%25, %2Fa%2520b%25",
    "a&b=c;d, a%26b=c;d, a%26b=c;d, a%26b%3Dc%3Bd",
    "a?b#c, a%3Fb%23c, a%3Fb%23c, a%3Fb%23c",
  })
  void each_encoder_keeps_the_characters_of_its_part(
      String text, String path, String completed, String component) {
    assertThat(Uris.encodePath(text)).isEqualTo(path);
    assertThat(Uris.completePath(text)).isEqualTo(completed);
    assertThat(Uris.encodeComponent(text)).isEqualTo(component);
    assertThat(Uris.decode(path)).contains(text);
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.org/a b, https://example.org/a%20b",
    "https://example.org/é?q=ü, https://example.org/é?q=ü",
    "https://[::1]:80/[a], https://[::1]:80/%5Ba%5D",
    "/a%20b%c, /a%20b%25c",
    "/a#b#c, /a#b%23c",
    "/<a>|b, /%3Ca%3E%7Cb",
  })
  void only_illegal_characters_of_a_url_are_encoded(String url, String encoded) {
    assertThat(Uris.encodeIllegal(url)).isEqualTo(encoded);
    assertThat(Uris.encodeIllegal(encoded)).isEqualTo(encoded);
  }
}
