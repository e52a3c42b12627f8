package press.offprint.content.book;

import java.util.List;
import java.util.Map;

/**
 * The definition of a book.
 *
 * @param name the name of its folder and files
 * @param file the file with the definition, such as {@code offprint.yaml}; empty for a book that
 *     {@code books: auto} makes
 * @param line of the definition
 * @param texts the values of {@link #TEXTS} that are given
 * @param authors empty for the authors of its posts
 * @param order {@code weight} or {@code date}
 * @param content its posts and parts
 * @param paper of its PDF; empty for the paper of the site
 * @param marks true for crop marks
 */
public record BookSpec(
    String name,
    String file,
    int line,
    Map<String, String> texts,
    List<String> authors,
    String order,
    PartSpec content,
    String paper,
    boolean marks) {
  /** The keys of a book that have a text. */
  public static final List<String> TEXTS =
      List.of(
          "title",
          "description",
          "language",
          "date",
          "publisher",
          "rights",
          "dedication",
          "collection",
          "position");

  /** The text that only issues have: their number. */
  public static final String ISSUE = "issue";

  public BookSpec {
    texts = Map.copyOf(texts);
    authors = List.copyOf(authors);
  }

  /** Returns a text; empty if it is not given. */
  public String text(String key) {
    return texts.getOrDefault(key, "");
  }

  /** Returns the number of an issue; 0 for another book. */
  public int issue() {
    return texts.containsKey(ISSUE) ? Integer.parseInt(texts.get(ISSUE)) : 0;
  }

  /** Returns the file and the line of the definition, for messages: {@code offprint.yaml:12}. */
  public String place(int at) {
    return file.isEmpty() ? "books: auto" : file + ":" + (at > 0 ? at : line);
  }
}
