package press.offprint.model.book;

/**
 * An author as the pages at the end of a book show one.
 *
 * @param text plain text about the author, never empty
 * @param url the page of the author on the web; may be empty
 */
public record BookAuthor(String name, String text, String url) {}
