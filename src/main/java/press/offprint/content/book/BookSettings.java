package press.offprint.content.book;

import java.util.List;

/**
 * The setting {@code books}.
 *
 * @param auto true if each series of three posts or more and each year that is over is a book
 * @param specs the books of the configuration
 */
public record BookSettings(boolean auto, List<BookSpec> specs) {
  public static final BookSettings NONE = new BookSettings(false, List.of());

  public BookSettings {
    specs = List.copyOf(specs);
  }
}
