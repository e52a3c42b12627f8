package press.offprint.web.catalog;

/**
 * A published file.
 *
 * @param path relative to the output folder
 * @param name the name with which a browser saves it, such as {@code Lead time.epub}
 */
public record ServedFile(String path, String mediaType, String name) {}
