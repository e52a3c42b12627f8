package press.offprint.catalog.entry;

/**
 * A file of the whole site that lies in the output folder, such as a feed or an index.
 *
 * @param edition name of the edition that made it
 * @param path relative to the output folder; no two files share one
 * @param sha256 of its content
 * @param inputHash hash of everything that decided its bytes
 */
public record SiteRendition(String edition, String path, String sha256, String inputHash) {}
