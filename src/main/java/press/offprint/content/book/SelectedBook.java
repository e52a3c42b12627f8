package press.offprint.content.book;

import java.util.List;
import press.offprint.model.book.BookPart;
import press.offprint.model.problem.Problem;

/**
 * The posts of a book.
 *
 * @param posts in reading order
 * @param parts each before one of the posts; a book with a preface has one more article before them
 * @param problems errors; a book with an error is not made
 */
public record SelectedBook(List<BookPost> posts, List<BookPart> parts, List<Problem> problems) {
  public SelectedBook {
    posts = List.copyOf(posts);
    parts = List.copyOf(parts);
    problems = List.copyOf(problems);
  }
}
