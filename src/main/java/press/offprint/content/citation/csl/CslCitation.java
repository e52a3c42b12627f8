package press.offprint.content.citation.csl;

/**
 * The text of a cluster.
 *
 * @param html its HTML
 * @param author the HTML of the author of its first source in the form of this position, also if
 *     the cluster hides it; empty if the style shows none, or if no sentence needs it
 */
public record CslCitation(String html, String author) {}
