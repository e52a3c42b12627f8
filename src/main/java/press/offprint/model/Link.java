package press.offprint.model;

/**
 * A link in an article to a page of its site.
 *
 * @param target a site path such as {@code /posts/hello/#part}, encoded
 * @param line one-based line of the post, 0 if it is not known
 */
public record Link(String target, int line) {}
