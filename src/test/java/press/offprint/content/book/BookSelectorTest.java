package press.offprint.content.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import press.offprint.Examples;
import press.offprint.content.book.PartSpec.Named;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/** Books that are parts of other books. */
class BookSelectorTest {
  private static final int LIMIT = 3;

  private final List<BookPost> posts = new ArrayList<>();

  private static BookSpec book(String name, PartSpec content) {
    return new BookSpec(
        name,
        "books/" + name + ".md",
        4,
        Map.of("title", name),
        List.of(),
        "date",
        content,
        "",
        false);
  }

  private static PartSpec listed(int line, String... sources) {
    List<Named> named = new ArrayList<>();
    for (String source : sources) {
      named.add(new Named(source, line));
    }
    return new PartSpec("Part", line, named, Map.of(), List.of(), "");
  }

  private static PartSpec parts(PartSpec... parts) {
    return new PartSpec("Part", 0, List.of(), Map.of(), List.of(parts), "");
  }

  private static PartSpec asPart(String book) {
    return new PartSpec("", 7, List.of(), Map.of(), List.of(), book);
  }

  private SelectedBook select(BookSpec... specs) {
    for (String source : List.of("a.md", "b.md", "c.md", "d.md")) {
      posts.add(new BookPost(source, "/" + source, Examples.metadata(source, "en")));
    }
    return new BookSelector(posts, List.of(specs), source -> "", LIMIT).select(specs[0]);
  }

  @Test
  void a_book_may_be_a_part_once() {
    BookSpec inner = book("inner", listed(5, "a.md"));
    assertThat(select(book("outer", parts(asPart("inner"))), inner).problems()).isEmpty();
    Problem twice =
        select(book("outer", parts(asPart("inner"), asPart("inner"))), inner).problems().get(0);
    assertThat(twice.code()).isEqualTo(ProblemCode.BOOK_POST);
    assertThat(twice.message()).contains("books/outer.md:7", "inner", "twice");
  }

  @Test
  void books_that_have_the_next_one_twice_do_not_double_the_work() {
    List<BookSpec> chain = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      chain.add(book("b" + i, parts(asPart("b" + (i + 1)), asPart("b" + (i + 1)))));
    }
    chain.add(book("b6", listed(5, "a.md")));
    SelectedBook selected = select(chain.toArray(new BookSpec[0]));
    assertThat(selected.parts().size()).isLessThanOrEqualTo(2 * chain.size());
    assertThat(selected.problems().size()).isLessThanOrEqualTo(chain.size());
  }

  @Test
  void parts_of_books_in_books_are_at_most_six_levels_deep() {
    List<BookSpec> chain = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      chain.add(book("b" + i, parts(asPart("b" + (i + 1)))));
    }
    chain.add(book("b7", listed(5, "a.md")));
    SelectedBook selected = select(chain.toArray(new BookSpec[0]));
    assertThat(selected.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ProblemCode.BOOK_INVALID);
              assertThat(problem.message()).contains("6 levels", "books/b6.md:7");
              assertThat(problem.line()).isEqualTo(4);
            });
    assertThat(selected.parts()).allMatch(part -> part.level() <= 6);
  }

  @Test
  void an_error_in_a_part_names_the_file_with_the_line() {
    Problem problem =
        select(book("outer", parts(asPart("inner"))), book("inner", listed(5, "missing.md")))
            .problems()
            .get(0);
    assertThat(problem.message()).contains("outer", "(books/inner.md:5)", "missing.md");
    assertThat(problem.line()).isEqualTo(4);
  }

  @Test
  void a_book_of_too_many_posts_ends_at_the_limit() {
    SelectedBook selected =
        select(book("outer", parts(listed(5, "a.md", "b.md", "c.md", "d.md"), listed(6, "x.md"))));
    assertThat(selected.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.LIMIT_BOOK));
  }
}
