package press.offprint.model;

/**
 * A heading of an article's body.
 *
 * @param level 1 to 6, as in the body
 * @param id unique in the article, without white space
 * @param text plain text
 */
public record Heading(int level, String id, String text) {}
