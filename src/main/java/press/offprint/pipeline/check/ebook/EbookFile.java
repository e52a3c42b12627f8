package press.offprint.pipeline.check.ebook;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import press.offprint.content.resource.file.CheckedImage;
import press.offprint.content.resource.file.UnusableFileException;
import press.offprint.content.resource.raster.RasterFormat;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.settings.Limits;

/**
 * An EPUB as stores see it (EPUB 3.3, sections 4 and 5).
 *
 * @param bytes the size of the file
 * @param metadata the texts of each Dublin Core element, by its name without a prefix
 * @param cover the picture of the cover; empty if the package names none
 * @param pictures without the cover
 * @param pages in the order of the manifest
 * @param contents whether the package has a navigation document
 * @param ncx whether the package has a table of contents for EPUB 2 readers
 * @param depth the number of levels of the table of contents
 */
record EbookFile(
    long bytes,
    Map<String, List<String>> metadata,
    Optional<EbookPicture> cover,
    List<EbookPicture> pictures,
    List<EbookPage> pages,
    boolean contents,
    boolean ncx,
    int depth) {
  private static final String CONTAINER = "META-INF/container.xml";

  /**
   * Reads an ebook.
   *
   * @throws IOException if the file is no archive, or has no package document
   */
  static EbookFile read(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Element root = xml(zip, CONTAINER).selectFirst("rootfile[full-path]");
      if (root == null) {
        throw new IOException(CONTAINER + " names no package document");
      }
      String name = root.attr("full-path");
      return new PackageReader(zip, name, xml(zip, name)).read(Files.size(file));
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e); // A name that is not UTF-8, or an address.
    }
  }

  private static byte[] content(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("it has no file " + name);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  private static Document xml(ZipFile zip, String name) throws IOException {
    String text = new String(content(zip, name), StandardCharsets.UTF_8);
    return Jsoup.parse(text, "", Parser.xmlParser());
  }

  /** A package document and the archive around it. */
  private static final class PackageReader {
    private final ZipFile zip;
    private final String name;
    private final Document document;
    private final Map<String, EbookPicture> pictures = new LinkedHashMap<>();

    PackageReader(ZipFile zip, String name, Document document) {
      this.zip = zip;
      this.name = name;
      this.document = document;
    }

    EbookFile read(long bytes) throws IOException {
      String coverName = "";
      for (Element item : document.select("manifest > item[media-type^=image/]")) {
        EbookPicture picture = picture(item);
        pictures.put(picture.name(), picture);
        if (hasProperty(item, "cover-image")) {
          coverName = picture.name();
        }
      }
      List<EbookPage> pages = new ArrayList<>();
      for (Element item : document.select("manifest > item[media-type=application/xhtml+xml]")) {
        pages.add(page(target(name, item.attr("href"))));
      }
      List<EbookPicture> others = new ArrayList<>(pictures.values());
      EbookPicture cover = pictures.get(coverName);
      others.remove(cover);
      Element nav = document.selectFirst("manifest > item[properties~=(^| )nav( |$)]");
      return new EbookFile(
          bytes,
          metadata(),
          Optional.ofNullable(cover),
          List.copyOf(others),
          List.copyOf(pages),
          nav != null,
          document.selectFirst("manifest > item[media-type=application/x-dtbncx+xml]") != null,
          nav == null ? 0 : depth(target(name, nav.attr("href"))));
    }

    private static boolean hasProperty(Element item, String property) {
      return List.of(item.attr("properties").split(" ")).contains(property);
    }

    private EbookPicture picture(Element item) throws IOException {
      String path = target(name, item.attr("href"));
      Bytes content = Bytes.owning(content(zip, path));
      int width = 0;
      int height = 0;
      Optional<RasterFormat> format = RasterFormat.of(content);
      if (format.isPresent()) {
        try {
          CheckedImage checked = format.get().check(content, path, Limits.DEFAULT);
          width = checked.width();
          height = checked.height();
        } catch (UnusableFileException e) {
          throw new IOException("its picture " + path + " " + e.getMessage(), e);
        }
      }
      return new EbookPicture(path, item.attr("media-type"), content.length(), width, height);
    }

    private EbookPage page(String path) throws IOException {
      byte[] content = content(zip, path);
      Document page =
          Jsoup.parse(new String(content, StandardCharsets.UTF_8), "", Parser.xmlParser());
      long shown =
          page.select("img[src]").stream()
              .map(image -> pictures.get(target(path, image.attr("src"))))
              .filter(picture -> picture != null)
              .mapToLong(EbookPicture::bytes)
              .sum();
      return EbookPage.of(path, content.length, shown, page);
    }

    private Map<String, List<String>> metadata() {
      Map<String, List<String>> texts = new LinkedHashMap<>();
      for (Element element : document.select("metadata > *")) {
        if (element.tagName().startsWith("dc:") && element.hasText()) {
          texts
              .computeIfAbsent(element.tagName().substring(3), key -> new ArrayList<>())
              .add(element.text());
        }
      }
      return texts;
    }

    private int depth(String path) throws IOException {
      Document page = xml(zip, path);
      return page.select("nav[epub:type=toc] li").stream()
          .mapToInt(item -> (int) item.parents().stream().filter(e -> e.is("ol")).count())
          .max()
          .orElse(0);
    }

    // The path in the archive of a reference from a file in it.
    private static String target(String from, String reference) {
      URI base = URI.create("epub:/" + from.replace(" ", "%20"));
      return base.resolve(reference).getPath().substring(1);
    }
  }
}
