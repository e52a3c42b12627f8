package press.offprint.edition.pdf.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class KoreanWordsTest {
  @Test
  void a_line_ends_between_words() {
    assertThat(parts("책을 펼치면 먼저", true)).containsExactly("책을 ", "펼치면 ", "먼저");
  }

  @Test
  void a_particle_after_a_closing_sign_is_in_the_line_of_its_word() {
    assertThat(parts("문선공(文選工)은 걷는다", true)).last().isEqualTo("걷는다");
    assertThat(parts("문선공(文選工)은 걷는다", true))
        .noneMatch(part -> part.startsWith("은") || part.startsWith("工"));
    assertThat(parts("《역사》에서 ‘말’은", true)).containsExactly("《역사》에서 ", "‘말’은");
  }

  @Test
  void chinese_letters_of_other_languages_are_divided() {
    assertThat(parts("活字（鉛）漢字 단어", false)).containsExactly("活", "字", "（鉛）", "漢", "字 ", "단어");
  }

  private static List<String> parts(String text, boolean korean) {
    BreakIterator lines = BreakIterator.getLineInstance(Locale.KOREAN);
    FSTextBreaker breaker =
        new KoreanWords(
            new FSTextBreaker() {
              @Override
              public int next() {
                return lines.next();
              }

              @Override
              public void setText(String newText) {
                lines.setText(newText);
              }
            },
            korean);
    breaker.setText(text);
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = breaker.next(); at > 0; at = breaker.next()) {
      parts.add(text.substring(from, at));
      from = at;
    }
    return parts;
  }
}
