package press.offprint.catalog.version;

/**
 * A file of a version.
 *
 * @param path relative to the output folder
 * @param sha256 of its content, under which the store has it
 */
public record StoredFile(String path, String sha256, long bytes) {}
