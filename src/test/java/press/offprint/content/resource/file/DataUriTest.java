package press.offprint.content.resource.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataUriTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data:text/plain,a%20b+c            | text/plain | a b+c",
        "DATA:Image/PNG;base64,aGk=         | image/png  | hi",
        "data:image/png;charset=x;base64,aG k= | image/png | hi",
        "data:image/png;base64,Pz8_         | image/png  | ???",
        "data:,a                            | ''         | a"
      })
  void the_content_is_decoded(String url, String type, String text) {
    DataUri uri = DataUri.parse(url).orElseThrow();
    assertThat(uri.mediaType()).isEqualTo(type);
    assertThat(uri.content().text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"data:text/plain", "date:,a", "data:,%2", "data:,%zz"})
  void other_texts_are_not_data_urls(String url) {
    assertThat(DataUri.parse(url)).isEmpty();
  }
}
