package press.offprint.catalog.entry;

/**
 * A site-wide file in the output folder, such as a feed or an index.
 *
 * @param edition the name of its edition
 * @param path relative to the output folder, unique
 * @param sha256 of its content
 * @param inputHash the hash of all inputs
 */
public record SiteRendition(String edition, String path, String sha256, String inputHash) {}
