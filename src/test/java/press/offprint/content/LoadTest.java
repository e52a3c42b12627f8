package press.offprint.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.offprint.content.frontmatter.ReadResult;
import press.offprint.model.Article;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.Limits;

/** A post that would need minutes or gigabytes in an edition is refused while it is read. */
class LoadTest {

  @Test
  void one_word_of_a_megabyte_is_refused() {
    assertThat(codes(ContentPosts.read("w".repeat(1 << 20))))
        .containsExactly(ProblemCode.LIMIT_SIZE);
  }

  @Test
  void a_text_that_is_too_long_is_refused_with_its_line() {
    for (String before : List.of("- ", "<div>\n")) {
      ReadResult<Article> read = ContentPosts.read("Words.\n\n" + before + "w".repeat(1 << 20));
      assertThat(((ReadResult.Rejected<Article>) read).problems())
          .extracting(Problem::line)
          .containsExactly(6);
    }
  }

  @Test
  void one_paragraph_of_a_megabyte_is_refused() {
    assertThat(codes(ContentPosts.read("word ".repeat(1 << 18))))
        .containsExactly(ProblemCode.LIMIT_SIZE);
  }

  @Test
  void a_paragraph_of_thirty_thousand_indented_lines_is_refused_but_not_a_listing() {
    assertThat(codes(ContentPosts.read("a\n" + "  b\n".repeat(30_000))))
        .containsExactly(ProblemCode.LIMIT_SIZE);
    assertThat(codes(ContentPosts.read("a\n" + "  b\n".repeat(3_000)))).isEmpty();
    assertThat(codes(ContentPosts.read("    int b;\n".repeat(30_000)))).isEmpty();
  }

  @Test
  void a_change_log_of_a_thousand_items_is_accepted_but_not_its_marks_in_one_paragraph() {
    String item = "- [`a`](/b/) - **c**: \\[d_e\\] and _f_\n";
    String nested = "  * \"g\" [h](/b/)\n    1. i: *j*\n";
    assertThat(codes(ContentPosts.read((item + nested).repeat(1_500)))).isEmpty();
    assertThat(codes(ContentPosts.read("a\n" + ("      " + item).repeat(3_000))))
        .containsExactly(ProblemCode.LIMIT_DEPTH);
    assertThat(codes(ContentPosts.read("a\n" + "    - [[[[[[[[[[\n".repeat(60))))
        .containsExactly(ProblemCode.LIMIT_DEPTH);
  }

  @Test
  void one_word_of_five_thousand_dots_is_refused_unless_it_is_code() {
    String word = "a.".repeat(5_000);
    assertThat(codes(ContentPosts.read(word))).containsExactly(ProblemCode.LIMIT_DEPTH);
    assertThat(codes(ContentPosts.read("```\n" + word + "\n```\n"))).isEmpty();
    assertThat(codes(ContentPosts.read("Chapter " + ".".repeat(100) + " 5"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', '> '",
    "'', '- '",
    "'', '1. '",
    "'', '>- 1) '",
    "'- [ ] ', '1. '",
    "'* - [x] ', '+ '",
    "'- [ ] > ', '- '",
    "'a\n: ', '- '",
    "'a\n\n: - [ ] ', '1. > '",
    "'[^1]: ', '- '",
    "'[^1]: - [ ] ', '- '",
    "'!!! note\n    - [ ] ', '1. '",
    "'::: note\n- [ ] ', '1. '",
  })
  void blocks_in_thousands_of_blocks_are_refused_for_any_markers(String start, String marker) {
    String text = start + marker.repeat(20_000) + "a\n";
    assertThat(codes(ContentPosts.read(text))).containsExactly(ProblemCode.LIMIT_DEPTH);
  }

  @Test
  void a_table_of_fifty_thousand_cells_is_refused() {
    assertThat(
            codes(
                ContentPosts.read(
                    "|a".repeat(10)
                        + "|\n"
                        + "|-".repeat(10)
                        + "|\n"
                        + ("|1".repeat(10) + "|\n").repeat(5_000))))
        .containsExactly(ProblemCode.LIMIT_SIZE);
  }

  @Test
  void twenty_thousand_headings_are_refused() {
    assertThat(codes(ContentPosts.read("# a\n\n".repeat(20_000))))
        .containsExactly(ProblemCode.LIMIT_SIZE);
  }

  @Test
  void long_lines_of_code_and_of_chinese_are_accepted() {
    assertThat(codes(ContentPosts.read("```\n" + "x".repeat(50_000) + "\n```\n"))).isEmpty();
    assertThat(codes(ContentPosts.read("文".repeat(50_000)))).isEmpty();
  }

  @Test
  void the_cause_is_reported_if_a_post_becomes_too_large() {
    StringBuilder runs = new StringBuilder();
    for (int i = 1; runs.length() < Limits.DEFAULT.postBytes() + 1; i++) {
      runs.append('e').append("`".repeat(i));
    }
    assertThat(codes(ContentPosts.read(runs.toString()))).containsExactly(ProblemCode.LIMIT_DEPTH);
  }

  @Test
  void the_size_is_reported_if_a_post_is_only_large() {
    String lines = "Some words.\n\n".repeat(Limits.DEFAULT.postBytes() / 13 + 1);
    assertThat(codes(ContentPosts.read(lines))).containsExactly(ProblemCode.LIMIT_SIZE);
  }

  private static List<ProblemCode> codes(ReadResult<Article> reading) {
    return reading.rejections().stream().map(Problem::code).toList();
  }
}
