package press.offprint.content.frontmatter.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegacyEncodingTest {
  @ParameterizedTest
  @CsvSource({
    "本文は日本語です,   Shift_JIS,    SHIFT_JIS",
    "本文は日本語です,   EUC-JP,       EUC-JP",
    "Grüße aus Köln,     windows-1252, WINDOWS-1252"
  })
  void a_legacy_encoding_is_guessed(String text, String charset, String iconv) {
    assertThat(LegacyEncoding.guess(text.getBytes(Charset.forName(charset))).iconv())
        .isEqualTo(iconv);
  }
}
