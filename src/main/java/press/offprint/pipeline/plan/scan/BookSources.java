package press.offprint.pipeline.plan.scan;

import java.util.List;
import java.util.Map;
import press.offprint.content.book.BookSpecReader;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.interrupt.Regex;

/**
 * The sources that define books: {@code books/NAME.md} with the field {@code book}, which selects
 * posts.
 */
public final class BookSources {
  // A review of a book may have a map with this name as well.
  private static final List<String> KEYS = List.of("posts", "select", "parts");
  private static final String FOLDER = "books/";

  private BookSources() {}

  /** Returns true if a source defines a book. */
  public static boolean isBook(PostHeader header) {
    return header.source().startsWith(FOLDER)
        && Regex.matches(name(header.source()), BookSpecReader.NAME)
        && header.metadata().fields().get("book") instanceof Map<?, ?> book
        && KEYS.stream().anyMatch(book::containsKey);
  }

  /** Returns the name of the book that a source defines. */
  public static String name(String source) {
    return source.substring(FOLDER.length()).replaceFirst("(/index)?\\.[^./]*$", "");
  }
}
