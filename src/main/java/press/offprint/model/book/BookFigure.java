package press.offprint.model.book;

/**
 * A figure or a table with a caption.
 *
 * @param article the index of its article in the publication
 * @param id of its element in the article
 * @param caption plain text
 * @param table true for a table
 */
public record BookFigure(int article, String id, String caption, boolean table) {}
