package press.offprint.pipeline.compare;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import press.offprint.edition.pdf.ExtractedText;
import press.offprint.model.bytes.Bytes;

/**
 * The words and the metadata of a rendition as its reader gets them.
 *
 * @param words in the order of reading
 * @param metadata by name
 */
record RenditionText(List<String> words, Map<String, String> metadata) {
  RenditionText {
    words = List.copyOf(words);
    metadata = Map.copyOf(metadata);
  }

  /**
   * Reads a page, a PDF or an EPUB; any other file is read as plain text.
   *
   * @throws IOException if the bytes are not of that kind
   */
  static RenditionText of(String mediaType, Bytes content) throws IOException {
    return switch (mediaType) {
      case "text/html" -> ofPage(content.text());
      case "application/pdf" -> {
        ExtractedText pdf = ExtractedText.of(content.toArray());
        yield new RenditionText(words(pdf.text()), pdf.metadata());
      }
      case "application/epub+zip" -> ofEbook(content.toArray());
      default -> new RenditionText(words(content.text()), Map.of());
    };
  }

  private static RenditionText ofPage(String html) {
    Document page = Jsoup.parse(html);
    Map<String, String> metadata = new TreeMap<>();
    metadata.put("title", page.title());
    metadata.put("language", page.select("html").attr("lang"));
    for (Element meta : page.select("meta[content]")) {
      String name = meta.hasAttr("name") ? meta.attr("name") : meta.attr("property");
      if (!name.isEmpty()) {
        metadata.merge(name, meta.attr("content"), (a, b) -> a + ", " + b);
      }
    }
    return new RenditionText(words(page.body().text()), metadata);
  }

  private static RenditionText ofEbook(byte[] epub) throws IOException {
    Map<String, String> chapters = new TreeMap<>();
    Map<String, String> metadata = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(epub))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (name.endsWith(".xhtml") || name.endsWith(".opf")) {
          String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
          Document document = Jsoup.parse(text, Parser.xmlParser());
          if (name.endsWith(".opf")) {
            document.select("metadata > *").forEach(field -> put(field, metadata));
          } else {
            chapters.put(name, document.select("body").text());
          }
        }
      }
    }
    return new RenditionText(words(String.join(" ", chapters.values())), metadata);
  }

  private static void put(Element field, Map<String, String> metadata) {
    String name = field.hasAttr("property") ? field.attr("property") : field.tagName();
    if (!field.text().isEmpty()) {
      metadata.merge(name, field.text(), (a, b) -> a + ", " + b);
    }
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
  }
}
