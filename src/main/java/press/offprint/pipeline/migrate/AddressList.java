package press.offprint.pipeline.migrate;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.migrate.source.SafeXml;
import press.offprint.pipeline.migrate.source.SourceFolder;
import press.offprint.pipeline.migrate.source.SourceLimits;

/** A list of addresses: a sitemap (sitemaps.org), or a text with one address a line. */
public final class AddressList {
  private static final SourceLimits LIMITS = new SourceLimits(1, 1L << 26, 1L << 26, 1 << 26);

  private AddressList() {}

  /**
   * Reads a list. Empty lines and lines that begin with {@code #} are left out.
   *
   * @throws OffprintException if the file cannot be read, is a broken sitemap or holds no address
   */
  public static List<String> read(Path file) {
    if (!Files.exists(file)) {
      throw new OffprintException(
          "The list of addresses "
              + file
              + " does not exist. Save the old sitemap.xml under this name.");
    }
    String text = SourceFolder.text(file, LIMITS);
    List<String> addresses =
        text.stripLeading().startsWith("<")
            ? sitemap(file, text)
            : text.lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty() && !l.startsWith("#"))
                .toList();
    if (addresses.isEmpty()) {
      throw new OffprintException(file + " holds no address. Write one address a line.");
    }
    return addresses;
  }

  private static List<String> sitemap(Path file, String text) {
    List<String> addresses = new ArrayList<>();
    try {
      XMLStreamReader xml = SafeXml.reader(new StringReader(text));
      while (xml.hasNext()) {
        if (xml.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        if (xml.getLocalName().equals("sitemapindex")) {
          throw new OffprintException(
              file + " is an index of sitemaps. Name one of the sitemaps in it.");
        }
        boolean page =
            xml.getLocalName().equals("loc")
                && !String.valueOf(xml.getNamespaceURI()).contains("image");
        if (page) {
          addresses.add(SafeXml.text(xml, 10_000).strip());
        }
      }
    } catch (XMLStreamException | IOException e) {
      throw SafeXml.broken(file, e);
    }
    return addresses;
  }
}
