package press.offprint.pipeline.guard.measure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import press.offprint.model.Rendition;

/**
 * Measures renditions by their bytes: no template and no edition is asked, so a fault of theirs
 * cannot hide itself. A pure function.
 */
public final class RenditionMeter {
  public static final String BYTES = "bytes";
  public static final String TEXT = "text";
  public static final String PICTURES = "pictures";
  public static final String FONTS = "fonts";
  public static final String FONT_BYTES = "fontBytes";
  public static final String PAGES = "pages";

  private RenditionMeter() {}

  /** Returns the numbers of a rendition by name. Other types than page, PDF and EPUB have bytes. */
  public static Map<String, Double> facts(Rendition rendition) {
    Map<String, Double> facts = new LinkedHashMap<>();
    long bytes = rendition.content().length();
    for (Rendition companion : rendition.companions()) {
      bytes += companion.content().length();
    }
    facts.put(BYTES, (double) bytes);
    switch (rendition.mediaType().replaceFirst(";.*", "").strip()) {
      case "text/html", "application/xhtml+xml" -> {
        String page = rendition.content().text();
        MarkupFacts markup = MarkupFacts.of(page);
        facts.put(TEXT, (double) markup.letters());
        facts.put(PICTURES, (double) markup.pictures());
      }
      case "application/pdf" -> {
        PdfStreams streams = PdfStreams.of(rendition.content().toArray());
        facts.put(TEXT, (double) streams.textBytes());
        facts.put(PICTURES, (double) streams.pictures());
        facts.put(FONTS, (double) streams.fonts());
        facts.put(FONT_BYTES, (double) streams.fontBytes());
        facts.put(PAGES, (double) rendition.pages());
      }
      case "application/epub+zip" -> facts.putAll(book(rendition.content().toArray()));
      default -> {}
    }
    return facts;
  }

  private static Map<String, Double> book(byte[] epub) {
    long letters = 0;
    long pictures = 0;
    long fonts = 0;
    long fontBytes = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(epub))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        if (name.endsWith(".xhtml")) {
          MarkupFacts page = MarkupFacts.of(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
          letters += page.letters();
          pictures += page.pictures();
        } else if (name.endsWith(".ttf") || name.endsWith(".otf") || name.endsWith(".woff2")) {
          fonts++;
          fontBytes += zip.readAllBytes().length;
        }
      }
    } catch (IOException e) {
      // A file that is no archive has no text, which is odd enough.
    }
    return Map.of(
        TEXT, (double) letters,
        PICTURES, (double) pictures,
        FONTS, (double) fonts,
        FONT_BYTES, (double) fontBytes);
  }
}
