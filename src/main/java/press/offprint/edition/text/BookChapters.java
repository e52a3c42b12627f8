package press.offprint.edition.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import press.offprint.model.Article;
import press.offprint.model.Book;
import press.offprint.model.Publication;
import press.offprint.model.book.BookPart;

/** The contents of a book as its page shows them: parts and chapters, in reading order. */
final class BookChapters {
  private BookChapters() {}

  /**
   * Returns an entry for each part and each chapter.
   *
   * @return maps with {@code title}, {@code level} (1 for the outermost), {@code path} (empty for a
   *     part), {@code language} and {@code direction}
   */
  static List<Map<String, Object>> of(Publication publication, Book book) {
    List<Map<String, Object>> entries = new ArrayList<>();
    List<Article> posts = publication.posts();
    for (int i = book.preface() ? 1 : 0; i < posts.size(); i++) {
      for (BookPart part : book.opening(i)) {
        entries.add(entry(part.title(), part.level(), "", publication.metadata()));
      }
      Article post = posts.get(i);
      entries.add(entry(post.metadata().title(), book.depth(i) + 1, post.path(), post.metadata()));
    }
    return entries;
  }

  private static Map<String, Object> entry(
      String title, int level, String path, press.offprint.model.Metadata metadata) {
    return Map.of(
        "title", title,
        "level", level,
        "path", path,
        "language", metadata.language(),
        "direction", metadata.direction());
  }
}
