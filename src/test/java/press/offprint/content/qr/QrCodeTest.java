package press.offprint.content.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTest {

  @ParameterizedTest
  @ValueSource(strings = {"https://example.org/?a=1&b=<2>", "Grüße, 東京 😀", "12345678"})
  void a_qr_code_can_be_read(String text) throws Exception {
    assertThat(new Decoder().decode(modules(QrCode.svg(text))).getText()).isEqualTo(text);
  }

  @Test
  void the_title_is_the_text_and_is_escaped() {
    assertThat(QrCode.svg("a<b>&\"c\""))
        .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"116\" height=\"116\"")
        .contains("<title>a&lt;b&gt;&amp;&quot;c&quot;</title>");
  }

  @Test
  void a_text_that_no_qr_code_can_hold_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> QrCode.svg(""));
    assertThatIllegalArgumentException().isThrownBy(() -> QrCode.svg("a\u0000b"));
    assertThatIllegalArgumentException().isThrownBy(() -> QrCode.svg("x".repeat(5_000)));
  }

  private static BitMatrix modules(String svg) {
    Matcher box = Pattern.compile("viewBox=\"0 0 (\\d+)").matcher(svg);
    assertThat(box.find()).isTrue();
    BitMatrix modules = new BitMatrix(Integer.parseInt(box.group(1)) - 8);
    Matcher run = Pattern.compile("M(\\d+) (\\d+)h(\\d+)").matcher(svg);
    while (run.find()) {
      int x = Integer.parseInt(run.group(1)) - 4;
      int y = Integer.parseInt(run.group(2)) - 4;
      modules.setRegion(x, y, Integer.parseInt(run.group(3)), 1);
    }
    return modules;
  }
}
