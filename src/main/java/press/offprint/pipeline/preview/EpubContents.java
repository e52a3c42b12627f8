package press.offprint.pipeline.preview;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.text.Uris;

/**
 * The chapters and files of an EPUB on disk. Nothing is unpacked to disk: an entry is found by its
 * exact name in the archive, and read up to a limit.
 */
public final class EpubContents {
  private static final int MOST_BYTES = 64 << 20;
  private static final int MOST_XML = 4 << 20;
  private static final String CONTAINER = "META-INF/container.xml";
  private static final Pattern TITLE =
      Pattern.compile("<title[^>]*>([^<]{0,300})</title>", Pattern.CASE_INSENSITIVE);

  private EpubContents() {}

  /**
   * A chapter.
   *
   * @param name of its entry in the archive
   */
  public record EpubChapter(String name, String title) {}

  /** A file of an EPUB. */
  public record EpubEntry(String mediaType, Bytes content) {}

  /**
   * Returns the chapters in the order of reading (EPUB 3.3, section 5.7).
   *
   * @throws IOException if the file is no EPUB
   */
  public static List<EpubChapter> chapters(Path epub) throws IOException {
    try (ZipFile zip = new ZipFile(epub.toFile())) {
      String opf = packageName(zip);
      Map<String, Item> items = new LinkedHashMap<>();
      List<String> spine = new ArrayList<>();
      read(
          zip,
          opf,
          xml -> {
            if (xml.getLocalName().equals("item")) {
              items.put(attribute(xml, "id"), new Item(attribute(xml, "href")));
            } else if (xml.getLocalName().equals("itemref")) {
              spine.add(attribute(xml, "idref"));
            }
          });
      List<EpubChapter> chapters = new ArrayList<>();
      for (String id : spine) {
        Optional<String> name =
            Optional.ofNullable(items.get(id)).flatMap(item -> resolve(opf, item.href()));
        if (name.isPresent() && zip.getEntry(name.get()) != null) {
          chapters.add(new EpubChapter(name.get(), title(zip, name.get())));
        }
      }
      return chapters;
    }
  }

  private record Item(String href) {}

  /**
   * Returns a file of the archive; empty if there is none of that name.
   *
   * @throws IOException if the archive is broken or the file is too large
   */
  public static Optional<EpubEntry> find(Path epub, String name) throws IOException {
    try (ZipFile zip = new ZipFile(epub.toFile())) {
      ZipEntry entry = zip.getEntry(name);
      if (entry == null || entry.isDirectory()) {
        return Optional.empty();
      }
      return Optional.of(
          new EpubEntry(mediaType(name), Bytes.owning(bytes(zip, entry, MOST_BYTES))));
    }
  }

  private static String mediaType(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1);
    return switch (extension) {
      case "xhtml", "html" -> "application/xhtml+xml";
      case "css" -> "text/css";
      case "svg" -> "image/svg+xml";
      case "png" -> "image/png";
      case "jpg", "jpeg" -> "image/jpeg";
      case "gif" -> "image/gif";
      case "webp" -> "image/webp";
      case "ttf" -> "font/ttf";
      case "otf" -> "font/otf";
      case "woff2" -> "font/woff2";
      case "mp3" -> "audio/mpeg";
      case "mp4" -> "video/mp4";
      default -> "application/octet-stream";
    };
  }

  private static String packageName(ZipFile zip) throws IOException {
    List<String> found = new ArrayList<>();
    read(
        zip,
        CONTAINER,
        xml -> {
          if (xml.getLocalName().equals("rootfile")) {
            found.add(attribute(xml, "full-path"));
          }
        });
    if (found.isEmpty()) {
      throw new IOException("the file " + CONTAINER + " names no package");
    }
    return found.get(0);
  }

  private static Optional<String> resolve(String opf, String href) {
    String folder = opf.substring(0, opf.lastIndexOf('/') + 1);
    return Uris.decode(href).map(name -> folder + name).filter(name -> !name.contains("../"));
  }

  private static String title(ZipFile zip, String name) throws IOException {
    String text = new String(bytes(zip, zip.getEntry(name), MOST_BYTES), StandardCharsets.UTF_8);
    Matcher matcher = TITLE.matcher(text.substring(0, Math.min(text.length(), 20_000)));
    String title = matcher.find() ? matcher.group(1).strip() : "";
    return title.isEmpty() ? name : unescape(title);
  }

  private static String unescape(String xml) {
    return xml.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  private static byte[] bytes(ZipFile zip, ZipEntry entry, int most) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] content = in.readNBytes(most + 1);
      if (content.length > most) {
        throw new IOException(
            "the entry " + entry.getName() + " is larger than " + most + " bytes");
      }
      return content;
    }
  }

  /** Reads the elements of an XML file. */
  private interface Elements {
    void start(XMLStreamReader xml);
  }

  private static void read(ZipFile zip, String name, Elements elements) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("the entry " + name + " is missing");
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader xml =
          factory.createXMLStreamReader(new ByteArrayInputStream(bytes(zip, entry, MOST_XML)));
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          elements.start(xml);
        }
      }
    } catch (XMLStreamException e) {
      throw new IOException("the entry " + name + " is no XML: " + e.getMessage(), e);
    }
  }

  private static String attribute(XMLStreamReader xml, String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }
}
