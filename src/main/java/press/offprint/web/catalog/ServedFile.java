package press.offprint.web.catalog;

/**
 * A file that the room hands out: only what the catalog names.
 *
 * @param path relative to the output folder
 * @param name what a browser shall call it where it is kept, such as {@code Lead time.epub}
 */
public record ServedFile(String path, String mediaType, String name) {}
