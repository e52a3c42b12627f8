package press.offprint.web.catalog;

import java.util.Set;

/**
 * A published file.
 *
 * @param path relative to the output folder
 * @param name the name with which a browser saves it, such as {@code Lead time.epub}
 * @param attached true if it is a file of a post or of the site, which Offprint did not make
 */
public record ServedFile(String path, String mediaType, String name, boolean attached) {
  private static final String EPUB = "application/epub+zip";
  private static final Set<String> ACTIVE =
      Set.of("application/pdf", "application/zip", "application/octet-stream");

  /**
   * Returns true if a browser has to save the file instead of opening it: an ebook, or an
   * attachment of a type that may hold scripts, actions or macros.
   */
  public boolean isDownload() {
    return mediaType.equals(EPUB) || (attached && ACTIVE.contains(mediaType));
  }
}
