package press.offprint.edition.pdf.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import press.offprint.edition.pdf.line.EastAsianSpacing.Gap;

/** The distances between the characters of Japanese and Chinese text. */
class EastAsianSpacingTest {
  private static final float SPACE = 0.22f;

  private final EastAsianSpacing japanese = new EastAsianSpacing(true, false);
  private final EastAsianSpacing chinese = new EastAsianSpacing(false, false);
  private final EastAsianSpacing traditional = new EastAsianSpacing(false, true);

  @Test
  void a_quarter_em_is_between_scripts_with_or_without_a_typed_space() {
    assertThat(japanese.natural("版A", 0, SPACE)).isEqualTo(0.25f);
    assertThat(japanese.natural("A版", 0, SPACE)).isEqualTo(0.25f);
    assertThat(japanese.natural("版 A", 1, SPACE) + SPACE).isEqualTo(0.25f);
    assertThat(japanese.natural("版 A", 0, SPACE)).isZero();
    assertThat(japanese.natural("a b", 1, SPACE)).isZero();
  }

  @Test
  void two_marks_share_one_blank_half() {
    assertThat(japanese.natural("。「", 0, SPACE)).isEqualTo(-0.5f);
    assertThat(japanese.natural("」）", 0, SPACE)).isEqualTo(-0.5f);
    assertThat(chinese.natural("？）", 0, SPACE)).isEqualTo(-0.5f);
    assertThat(chinese.natural("：“", 0, SPACE)).isEqualTo(-0.5f);
  }

  @Test
  void a_mark_in_the_middle_of_its_square_keeps_its_width() {
    assertThat(traditional.natural("。」", 0, SPACE)).isZero();
    assertThat(japanese.natural("！」", 0, SPACE)).isZero();
    assertThat(traditional.trailing('。')).isZero();
  }

  @Test
  void a_typed_space_beside_a_mark_disappears() {
    assertThat(japanese.natural("、 V", 1, SPACE) + SPACE).isZero();
  }

  @Test
  void latin_letters_have_no_distance_of_a_line() {
    assertThat(japanese.gap("ab", 0)).isEqualTo(Gap.NONE);
    assertThat(chinese.gap("n’t", 1)).isEqualTo(Gap.NONE);
    assertThat(japanese.gap("版を", 0)).isEqualTo(Gap.IDEOGRAPHS);
    assertThat(japanese.gap("「版", 0)).isEqualTo(Gap.NONE);
  }

  @Test
  void a_title_is_divided_after_a_phrase_but_never_within_a_word() {
    String title = "メンテナーのためのベストプラクティス集";
    assertThat(japanese.phrases(title).stream().mapToObj(title::substring))
        .containsExactly(title, "ベストプラクティス集", "");
    String other = "维护者最佳实践";
    assertThat(chinese.phrases(other).get(other.indexOf("践"))).isFalse();
  }

  @Test
  void korean_and_latin_text_is_of_another_kind() {
    assertThat(EastAsianSpacing.isEastAsian("오픈 소스")).isFalse();
    assertThat(EastAsianSpacing.isEastAsian("A word such as 版 in a line of English")).isFalse();
    assertThat(EastAsianSpacing.isEastAsian("Camel という名前の道具です。")).isTrue();
  }
}
