package press.offprint.content.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceKeysTest {
  @ParameterizedTest
  @CsvSource({
    "Straße nach Köln.PNG, png, true,  Straße nach Köln.PNG",
    "図.png,               png, true,  図.png",
    "IMG_20.1 (2).jpeg,    jpg, true,  IMG_20.1 (2).jpeg",
    "images/a/B.gif,       gif, true,  images/a/B.gif",
    "Straße?.png,          png, true,  strasse.png",
    "photo.jpg,            png, true,  photo.png",
    "a/🚀.png,             png, true,  image.png",
    "a/index.png,          png, true,  image-a-index.png",
    ".hidden.png,          png, true,  hidden.png",
    "index.png,            png, true,  image-index.png",
    "con.gif,              gif, true,  image-con.gif",
    "report.pdf,           pdf, false, report.pdf",
    "Hello.pdf,            pdf, false, file-Hello.pdf",
    "hello.png,            png, true,  hello.png",
    "feed.xml,             xml, false, file-feed.xml",
    "git~1/a.gif,          gif, true,  a.gif",
    "GIT~1/b/a.gif,        gif, true,  a.gif",
    "git~12/a.gif,         gif, true,  git~12/a.gif",
    "..,                   pdf, false, file.pdf",
    "-a_.png,              png, true,  a.png"
  })
  void a_key_is_a_safe_file_name(String name, String extension, boolean image, String key) {
    assertThat(new ResourceKeys("hello").next(name, extension, image)).isEqualTo(key);
  }

  @Test
  void keys_are_unique_also_if_case_is_ignored() {
    ResourceKeys keys = new ResourceKeys("hello");
    assertThat(keys.next("a.png", "png", true)).isEqualTo("a.png");
    assertThat(keys.next("A.png", "png", true)).isEqualTo("A-2.png");
    assertThat(keys.next("á.png", "png", true)).isEqualTo("á.png");
    assertThat(keys.next("a.png", "jpg", true)).isEqualTo("a.jpg");
  }
}
