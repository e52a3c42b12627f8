package press.offprint.web.catalog;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Media types by file name, for files whose type is not in the catalog. */
public final class FileMediaTypes {
  private static final Map<String, String> BY_NAME =
      Map.of(
          "feed.xml", "application/rss+xml",
          "rss.xml", "application/rss+xml",
          "index.xml", "application/rss+xml",
          "atom.xml", "application/atom+xml",
          "feed.json", "application/feed+json",
          "manifest.json", "application/manifest+json");

  private static final Map<String, String> BY_EXTENSION =
      Map.ofEntries(
          Map.entry("html", "text/html"),
          Map.entry("htm", "text/html"),
          Map.entry("xhtml", "application/xhtml+xml"),
          Map.entry("xml", "application/xml"),
          Map.entry("rss", "application/rss+xml"),
          Map.entry("atom", "application/atom+xml"),
          Map.entry("json", "application/json"),
          Map.entry("jsonld", "application/ld+json"),
          Map.entry("txt", "text/plain"),
          Map.entry("md", "text/markdown"),
          Map.entry("gmi", "text/gemini"),
          Map.entry("csv", "text/csv"),
          Map.entry("css", "text/css"),
          Map.entry("js", "text/javascript"),
          Map.entry("mjs", "text/javascript"),
          Map.entry("map", "text/plain"),
          Map.entry("wasm", "application/wasm"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("opml", "text/x-opml"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("epub", "application/epub+zip"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"),
          Map.entry("avif", "image/avif"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("woff", "font/woff"),
          Map.entry("ttf", "font/ttf"),
          Map.entry("otf", "font/otf"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("m4a", "audio/mp4"),
          Map.entry("ogg", "audio/ogg"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("webm", "video/webm"),
          Map.entry("vtt", "text/vtt"),
          Map.entry("zip", "application/zip"));

  private static final Set<String> FEEDS =
      Set.of("application/rss+xml", "application/atom+xml", "application/feed+json");

  private FileMediaTypes() {}

  /** Returns true if the media type is a feed's. */
  public static boolean isFeed(String mediaType) {
    return FEEDS.contains(mediaType);
  }

  /** Returns the media type of a file, {@code application/octet-stream} if it is unknown. */
  public static String of(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    String extension = name.substring(name.lastIndexOf('.') + 1);
    String known = BY_NAME.get(name);
    return known == null ? BY_EXTENSION.getOrDefault(extension, "application/octet-stream") : known;
  }
}
