package press.offprint.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class XmlTextTest {
  private static final String FACE = "\uD83D\uDE00";

  @Test
  void each_forbidden_character_is_replaced_and_no_other() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      String text = "a" + Character.toString(c) + "b";
      String expected = c == '\r' ? "a\nb" : XmlText.isAllowed(c) ? text : "a\uFFFDb";
      assertThat(XmlText.of(text)).as("U+%04X", c).hasToString(expected);
    }
    assertThat(XmlText.isAllowed('\t')).isTrue();
    assertThat(XmlText.isAllowed('\u00A0')).isTrue();
    assertThat(XmlText.isAllowed(0x10FFFD)).isTrue();
    for (int c : new int[] {0, 1, 0xB, 0x7F, 0x85, 0x9F, 0xD800, 0xDFFF, 0xFDD0, 0xFFFE, 0x1FFFF}) {
      assertThat(XmlText.isAllowed(c)).as("U+%04X", c).isFalse();
    }
  }

  @Test
  void a_pair_of_surrogates_is_one_character_and_half_a_pair_is_replaced() {
    assertThat(XmlText.of(FACE)).hasToString(FACE);
    assertThat(XmlText.of("\uD83D\uD83D\uDE00\uDE00")).hasToString("\uFFFD" + FACE + "\uFFFD");
  }

  @Test
  void line_ends_become_line_feeds() {
    assertThat(XmlText.of("a\r\nb\rc\r\r\nd")).hasToString("a\nb\nc\n\nd");
  }

  @Test
  void replaced_characters_are_counted_and_the_first_is_named() {
    assertThat(XmlText.countForbidden("a\r\u0007" + FACE + "\uFFFF")).isEqualTo(2);
    assertThat(XmlText.firstForbidden("a\r\u0007\uFFFF")).isEqualTo("U+0007");
    assertThat(XmlText.firstForbidden("plain\r\n")).isEmpty();
  }

  @Test
  void escaped_markup_holds_allowed_characters_only() {
    assertThat(Markup.escape("<\u0001\uD800&")).isEqualTo("&lt;\uFFFD\uFFFD&amp;");
    assertThat(Markup.escape("a\rb", "\r")).isEqualTo("a&#13;b");
  }
}
