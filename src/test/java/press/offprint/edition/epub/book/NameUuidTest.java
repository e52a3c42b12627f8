package press.offprint.edition.epub.book;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameUuidTest {

  @Test
  void the_uuid_of_a_url_is_that_of_rfc_9562() {
    assertThat(NameUuid.ofUrl("https://example.org/posts/hello.md"))
        .hasToString("0f513736-7c4b-5d41-ad0c-bfecaa04bd08");
  }
}
