package press.offprint.model;

/**
 * A post that another one suggests to its readers.
 *
 * @param source the path relative to the content folder
 * @param path the permalink, as in {@link Article#path}
 * @param title plain text
 * @param language BCP 47 tag
 * @param direction {@code ltr} or {@code rtl}
 */
public record RelatedPost(
    String source, String path, String title, String language, String direction) {}
