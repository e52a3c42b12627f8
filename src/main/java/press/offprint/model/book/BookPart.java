package press.offprint.model.book;

import java.util.List;

/**
 * A division of a book, which has a page.
 *
 * @param title plain text
 * @param level 1 for a part of the book, 2 for a part of a part
 * @param first the index of the article in the publication before which its page is
 * @param number one-based, over the whole book
 */
public record BookPart(String title, int level, int first, int number) {
  /**
   * Returns the number of parts around an article.
   *
   * @param parts of the book, in reading order
   */
  public static int depth(List<BookPart> parts, int article) {
    int depth = 0;
    for (BookPart part : parts) {
      if (part.first() <= article) {
        depth = part.level();
      }
    }
    return depth;
  }

  /** Returns the id of its page, which no article has. */
  public String id() {
    return "part-" + number;
  }
}
