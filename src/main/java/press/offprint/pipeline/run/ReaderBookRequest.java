package press.offprint.pipeline.run;

import java.util.List;

/**
 * A book that a reader of the server asks for.
 *
 * @param edition the name of an edition of books, such as {@code epub}
 * @param title of the book
 * @param sources of its posts, in order; those that are not published are left out
 */
public record ReaderBookRequest(String edition, String title, List<String> sources) {
  public ReaderBookRequest {
    sources = List.copyOf(sources);
  }
}
