package press.offprint.edition.text;

import java.util.Locale;
import java.util.Map;

/** The media type of a text file: by its template if that is more exact, else by its extension. */
final class TemplateMediaTypes {
  static final String HTML = "text/html";
  static final String JSON_LD = "application/ld+json";

  private static final Map<String, String> BY_TEMPLATE =
      Map.of(
          "rss.xml", "application/rss+xml",
          "issues.xml", "application/rss+xml",
          "atom.xml", "application/atom+xml",
          "feed.json", "application/feed+json",
          "sitemap.xml", "application/xml");

  private static final Map<String, String> BY_EXTENSION =
      Map.ofEntries(
          Map.entry("html", HTML),
          Map.entry("xhtml", "application/xhtml+xml"),
          Map.entry("xml", "application/xml"),
          Map.entry("rss", "application/rss+xml"),
          Map.entry("atom", "application/atom+xml"),
          Map.entry("json", "application/json"),
          Map.entry("jsonld", JSON_LD),
          Map.entry("txt", "text/plain"),
          Map.entry("md", "text/markdown"),
          Map.entry("gmi", "text/gemini"),
          Map.entry("csv", "text/csv"),
          Map.entry("css", "text/css"),
          Map.entry("js", "text/javascript"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("tex", "application/x-tex"),
          Map.entry("bib", "text/x-bibtex"),
          Map.entry("opml", "text/x-opml"));

  private TemplateMediaTypes() {}

  static String of(String template, String file) {
    String byTemplate = BY_TEMPLATE.get(template.substring(template.lastIndexOf('/') + 1));
    String extension = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return byTemplate != null && template.endsWith("." + extension)
        ? byTemplate
        : BY_EXTENSION.getOrDefault(extension, "text/plain");
  }
}
