package press.offprint.content.citation;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import press.offprint.content.citation.csl.style.CslStyle;
import press.offprint.model.interrupt.Regex;

/** The styles of the CSL project, and those of files. */
final class CitationStyles {
  /** The style of a site that names none, as in pandoc. */
  static final String DEFAULT = "chicago-author-date";

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,150}");
  private static final Pattern PARENT =
      Pattern.compile("href=\"[^\"]*/styles/([a-z0-9-]+)\"\\s+rel=\"independent-parent\"");
  private static final Pattern PARENT_AFTER =
      Pattern.compile("rel=\"independent-parent\"\\s+href=\"[^\"]*/styles/([a-z0-9-]+)\"");

  private CitationStyles() {}

  /** Returns the style of the CSL project with a name such as {@code apa}; empty if none has it. */
  static Optional<CitationStyle> named(String name) {
    if (!Regex.matcher(NAME, name).matches()) {
      return Optional.empty();
    }
    Optional<String> own = resource("/" + name + ".csl");
    Optional<String> xml = own.or(() -> resource("/dependent/" + name + ".csl"));
    if (own.isEmpty() && xml.isPresent()) {
      return parent(xml.get()).flatMap(CitationStyles::named);
    }
    return own.map(CitationStyle::of);
  }

  static CitationStyle byDefault() {
    return named(DEFAULT).orElseThrow();
  }

  /**
   * Returns the style of a file; empty if it is none, or one that cannot be rendered. A dependent
   * style is the style of the CSL project that it names.
   */
  static Optional<CitationStyle> ofFile(String xml) {
    String text = xml.startsWith("\uFEFF") ? xml.substring(1) : xml;
    Optional<Element> root = root(text);
    if (root.isEmpty()
        || (parent(text).isEmpty() && !CslStyle.isStyle(root.get()))
        || !StyleCost.isBounded(root.get())) {
      return Optional.empty();
    }
    Optional<String> parent = parent(text);
    return parent.isPresent()
        ? parent.flatMap(CitationStyles::named)
        : Optional.of(CitationStyle.of(text.strip()));
  }

  /** Returns the root of an XML text; empty if it is not well-formed. */
  static Optional<Element> root(String xml) {
    // A document type could name other files.
    if (xml.contains("<!DOCTYPE") || xml.contains("<!ENTITY")) {
      return Optional.empty();
    }
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      // The handler by default prints the faults.
      builder.setErrorHandler(new DefaultHandler());
      return Optional.of(
          builder.parse(new InputSource(new StringReader(xml))).getDocumentElement());
    } catch (SAXException | ParserConfigurationException | IOException e) {
      return Optional.empty(); // The caller reports it.
    }
  }

  private static Optional<String> parent(String xml) {
    Matcher before = Regex.matcher(PARENT, xml);
    Matcher after = Regex.matcher(PARENT_AFTER, xml);
    return before.find()
        ? Optional.of(before.group(1))
        : after.find() ? Optional.of(after.group(1)) : Optional.empty();
  }

  /** Returns a file of the CSL project; empty if there is none. */
  static Optional<String> resource(String name) {
    try (InputStream in = CitationStyles.class.getResourceAsStream(name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("The styles of citations cannot be read", e);
    }
  }
}
