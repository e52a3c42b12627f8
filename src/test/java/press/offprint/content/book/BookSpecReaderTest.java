package press.offprint.content.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.content.data.LocatedValue.Mapping;
import press.offprint.content.data.YamlData;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/** Each wrong value of the definition of a book is an error with its line. */
class BookSpecReaderTest {
  private final List<Problem> problems = new ArrayList<>();

  private BookSpec read(String... lines) throws Exception {
    Mapping mapping = YamlData.parse(String.join("\n", lines) + "\n", 1);
    return new BookSpecReader(ProblemCode.BOOK_INVALID, problems).book("b", "b.md", mapping);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "date: 17 May 2024",
        "date: 2024-02-30",
        "date: 2024-05",
        "language: elvish-elves",
        "order: list",
        "select: {since: 2024-5}",
        "select: {until: 2024-05-32}",
        "select: {until: May 2024}",
        "select: {year: [2023, 24]}",
        "select: {language: klingonish}",
        "select: {since: [2023, 2024]}",
        "select: {tag: []}",
        "position: second",
        "dedication: [For Rosa, For Mika]"
      })
  void a_value_of_another_form_is_an_error(String line) throws Exception {
    read("title: T", line);
    assertThat(problems)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ProblemCode.BOOK_INVALID);
              assertThat(problem.line()).isEqualTo(2);
              assertThat(problem.hint()).startsWith("Write ");
            });
  }

  @Test
  void dates_and_years_may_be_as_exact_as_needed() throws Exception {
    BookSpec spec =
        read(
            "date: 2024-05-17",
            "language: zh_hans",
            "order: Weight",
            "position: 2.1",
            "select:",
            "  since: 2024",
            "  until: 2024-06-30",
            "  year: [2023, 2024]",
            "  language: pt_br");
    assertThat(problems).isEmpty();
    assertThat(spec.text("date")).isEqualTo("2024-05-17");
    assertThat(spec.order()).isEqualTo("weight");
    assertThat(spec.text("language")).isEqualTo("zh-Hans");
    assertThat(spec.content().select())
        .containsEntry("until", List.of("2024-06-30"))
        .containsEntry("language", List.of("pt-BR"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"posts: [a.md]", "select: {tag: t}", "parts: [{title: P, posts: [a.md]}]"})
  void a_part_that_is_a_book_has_no_content_besides(String line) throws Exception {
    read("parts:", "  - title: Other", "    book: other", "    " + line);
    assertThat(problems)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(4);
              assertThat(problem.message()).contains("book", line.substring(0, line.indexOf(':')));
            });
  }
}
