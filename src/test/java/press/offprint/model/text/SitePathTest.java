package press.offprint.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SitePathTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/a b/                | /a%20b/",
        "/日/                 | /%E6%97%A5/",
        "/a%20b/100%/         | /a%20b/100%25/",
        "/a/#one              | /a/#one",
        "/a/#one#two          | /a/#one%23two",
        "/a/?q=1#one#two#3    | /a/?q=1#one%23two%233",
      })
  void a_path_is_encoded_for_a_url(String path, String encoded) {
    assertThat(SitePath.encode(path)).isEqualTo(encoded);
  }
}
