package press.offprint.content.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceKeysTest {
  @ParameterizedTest
  @CsvSource({
    "Straße nach Köln.PNG, png, true,  strasse-nach-koln.png",
    "図.png,               png, true,  image.png",
    "index.png,            png, true,  image-index.png",
    "con.gif,              gif, true,  image-con.gif",
    "report.pdf,           pdf, false, file-report.pdf",
    "..,                   pdf, false, file.pdf",
    "-a_.png,              png, true,  a.png"
  })
  void a_key_is_a_safe_file_name(String name, String extension, boolean image, String key) {
    assertThat(new ResourceKeys().next(name, extension, image)).isEqualTo(key);
  }

  @Test
  void keys_are_unique_also_if_case_is_ignored() {
    ResourceKeys keys = new ResourceKeys();
    assertThat(keys.next("a.png", "png", true)).isEqualTo("a.png");
    assertThat(keys.next("A.png", "png", true)).isEqualTo("a-2.png");
    assertThat(keys.next("á.png", "png", true)).isEqualTo("a-3.png");
    assertThat(keys.next("a.png", "jpg", true)).isEqualTo("a.jpg");
  }
}
