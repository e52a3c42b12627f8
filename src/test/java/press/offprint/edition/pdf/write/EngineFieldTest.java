package press.offprint.edition.pdf.write;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class EngineFieldTest {
  @Test
  void this_version_of_the_layout_engine_has_the_fields_that_are_read_and_set() {
    assertThatCode(() -> Class.forName(EngineField.class.getName())).doesNotThrowAnyException();
  }
}
