package press.offprint.model.settings;

/**
 * An edition that is made as another one is, on other paper or in another style; or the settings of
 * an edition itself.
 *
 * @param name of the edition, and the end of the names of its files
 * @param of the edition whose route makes it: {@code pdf} or {@code epub} of posts, {@code
 *     book-pdf} or {@code book-epub} of books
 * @param paper as in {@code Site}; empty for the paper of the site or the book
 * @param style a style sheet in {@code templates/print/} or {@code templates/epub/}; empty for none
 * @param pageList true for an ebook with a list of the pages of the PDF
 */
public record EditionVariant(String name, String of, String paper, String style, boolean pageList) {
  private static final String BOOK = "book-";

  /** Returns true if these are settings of the edition itself, and no variant of it. */
  public boolean isEditionItself() {
    return name.equals(of);
  }

  /** Returns the name in words, for links. */
  public String label() {
    return name.replace('-', ' ');
  }

  /** Returns true for an edition of books, false for one of posts. */
  public boolean isOfBooks() {
    return of.startsWith(BOOK);
  }

  /** Returns {@code pdf} or {@code epub}, which is also the ending of its files. */
  public String format() {
    return isOfBooks() ? of.substring(BOOK.length()) : of;
  }

  /** Returns the name of its route. */
  public String route() {
    return (isOfBooks() ? BOOK : "post-") + name;
  }

  /** Returns the name that settings and options have for the edition. */
  public String setting() {
    return isOfBooks() ? BOOK + name : name;
  }
}
