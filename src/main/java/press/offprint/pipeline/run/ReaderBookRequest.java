package press.offprint.pipeline.run;

import java.util.List;

/**
 * A book that a reader of the server asks for.
 *
 * @param edition the name of an edition of books, such as {@code epub}
 * @param title of the book
 * @param sources of its posts, in order; those that are not published are left out
 * @param isKept true if others will ask for the same book; a title of a reader makes it another
 */
public record ReaderBookRequest(
    String edition, String title, List<String> sources, boolean isKept) {
  public ReaderBookRequest {
    sources = List.copyOf(sources);
  }
}
