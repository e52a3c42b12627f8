package press.offprint.deliver.plan;

/**
 * The order of a delivery. A file is sent after the files that it links to, so that no reader meets
 * a link without its file.
 */
public enum DeliveryPhase {
  /** Images, style sheets, scripts and static files. */
  ASSETS,
  /** PDFs, EPUBs and other downloads of posts and books. */
  EDITIONS,
  /** The pages of posts and books. */
  PAGES,
  /** The home page and all other pages of the whole site. */
  LISTS,
  /** Feeds and sitemaps. */
  FEEDS;

  /**
   * Returns the phase of a file of a post or a book.
   *
   * @param download true for the file of a rendition, false for its companions
   */
  public static DeliveryPhase ofPost(String path, boolean download) {
    return isPage(path) ? PAGES : download ? EDITIONS : ASSETS;
  }

  /** Returns the phase of a file of the whole site. */
  public static DeliveryPhase ofSite(String path, String edition) {
    if (edition.equals("static")) {
      return isPage(path) ? PAGES : ASSETS;
    }
    if (isPage(path)) {
      return LISTS;
    }
    String extension = extension(path);
    return switch (extension) {
      case "xml", "rss", "atom", "json", "txt", "map", "" -> FEEDS;
      default -> ASSETS;
    };
  }

  private static boolean isPage(String path) {
    String extension = extension(path);
    return extension.equals("html") || extension.equals("htm");
  }

  private static String extension(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.indexOf('.') < 0 ? "" : name.substring(name.lastIndexOf('.') + 1);
  }
}
