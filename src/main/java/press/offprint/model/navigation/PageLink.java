package press.offprint.model.navigation;

/**
 * A link to a page of the site.
 *
 * @param title plain text
 * @param path of the page, such as {@code /posts/hello/}, or an absolute URL
 * @param language BCP 47 tag of the title
 * @param direction {@code ltr} or {@code rtl}
 */
public record PageLink(String title, String path, String language, String direction) {}
