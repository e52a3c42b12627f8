package press.offprint.edition.epub.book;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidUrlTest {

  @ParameterizedTest
  @CsvSource({
    "https://example.com/a b,https://example.com/a%20b",
    "https://example.com/?q=a|b{c},https://example.com/?q=a%7Cb%7Bc%7D",
    "https://example.com/100%,https://example.com/100%25",
    "https://example.com/a%20b,https://example.com/a%20b",
    "https://example.com/a#b#c,https://example.com/a#b%23c",
    "https://例え.jp/道,https://例え.jp/%E9%81%93",
    "http:/example.com/x,http://example.com/x",
    "https://example.com\\x,https://example.com/x",
    "tel:+358 9 123,tel:+358%209%20123",
    "mailto:mika@example.org?subject=On paper,mailto:mika@example.org?subject=On%20paper",
    "https://[::1]:8080/x,https://[::1]:8080/x"
  })
  void a_link_that_only_browsers_accept_becomes_a_valid_url(String written, String valid) {
    assertThat(ValidUrl.valid(written)).contains(valid);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://", "http://exa mple/", "https://example.com:99999/", "ftp:x"})
  void a_link_without_a_valid_host_or_scheme_has_no_url(String written) {
    assertThat(ValidUrl.valid(written)).isEmpty();
  }
}
