package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reads and checks Atom feeds. */
final class AtomFeed {
  static final String ATOM = "http://www.w3.org/2005/Atom";
  static final String NAVIGATION = "application/atom+xml;profile=opds-catalog;kind=navigation";

  static final String OPEN = "http://opds-spec.org/acquisition/open-access";

  private AtomFeed() {}

  /** Fails if an entry of a feed lacks what an e-reader needs to download it. */
  static void acquirable(Element entry) {
    for (String name : List.of("title", "id", "updated")) {
      assertThat(children(entry, ATOM, name)).as(name).hasSize(1);
    }
    Element file = linkOf(entry, OPEN).orElseThrow();
    assertThat(file.getAttribute("type")).isEqualTo("application/epub+zip");
    assertThat(linkOf(entry, "http://opds-spec.org/image")).isPresent();
    assertThat(linkOf(entry, "http://opds-spec.org/image/thumbnail")).isPresent();
    assertThat(entry.getElementsByTagNameNS("http://purl.org/dc/terms/", "language").getLength())
        .isEqualTo(1);
  }

  /**
   * Returns the feed in a response, after a check against the rules of Atom and OPDS 1.2 for every
   * feed.
   */
  static Element atom(HttpResponse<byte[]> answer) throws Exception {
    Element feed = xml(answer.body());
    assertThat(feed.getNamespaceURI() + feed.getLocalName()).isEqualTo(ATOM + "feed");
    for (String name : List.of("id", "title", "updated", "author")) {
      assertThat(children(feed, ATOM, name)).as(name).hasSize(1);
    }
    assertThat(text(feed, "id")).startsWith("https://notes.example.org/");
    assertThat(linkOf(feed, "self")).isPresent();
    assertThat(linkOf(feed, "start").orElseThrow().getAttribute("type")).isEqualTo(NAVIGATION);
    return feed;
  }

  static Element xml(byte[] content) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(content));
    return document.getDocumentElement();
  }

  static List<Element> children(Element parent, String space, String name) {
    List<Element> out = new ArrayList<>();
    NodeList all = parent.getChildNodes();
    for (int i = 0; i < all.getLength(); i++) {
      if (all.item(i) instanceof Element child
          && space.equals(child.getNamespaceURI())
          && name.equals(child.getLocalName())) {
        out.add(child);
      }
    }
    return out;
  }

  static String text(Element parent, String name) {
    return children(parent, ATOM, name).get(0).getTextContent();
  }

  static Optional<Element> linkOf(Element parent, String rel) {
    return children(parent, ATOM, "link").stream()
        .filter(link -> link.getAttribute("rel").equals(rel))
        .findFirst();
  }
}
