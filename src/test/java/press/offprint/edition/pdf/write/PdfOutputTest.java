package press.offprint.edition.pdf.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdfOutputTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "12, 12",
    "-3, -3",
    "0.5, 0.5",
    "-0.25, -0.25",
    "1.000001, 1",
    "0, 0",
    "0.000013333333, 0.000013333333",
    "-0.04418123, -0.04418123",
    "1e12, 1000000000000.0",
    "562.20001, 562.20001",
    "-108.40909, -108.40909",
    "123456792, 123456792",
    "-1e9, -1000000000.0"
  })
  void numbers_have_as_many_digits_as_they_need(float number, String text) {
    PdfOutput bytes = new PdfOutput();
    bytes.put(number);
    assertThat(bytes.toArray()).asString().isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void a_number_that_is_not_finite_is_refused(float number) {
    assertThatThrownBy(() -> new PdfOutput().put(number))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
