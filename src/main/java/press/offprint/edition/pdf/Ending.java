package press.offprint.edition.pdf;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Keeps the last words of a piece with what follows them, its notes, links and colophon, so that
 * these do not stand alone on a last page.
 */
final class Ending {
  // Together they take no more than a part of a page.
  private static final int MOST_CHARACTERS = 700;
  private static final int MOST_LINKS = 8;

  private Ending() {}

  /** Ties the ends of all pieces, where they are short. */
  static void tie(Document document) {
    for (Element element : Dom.elements(document.getDocumentElement())) {
      if (Dom.hasClass(element, "colophon")) {
        tie(element);
      }
    }
  }

  private static void tie(Element colophon) {
    Element before = previous(colophon);
    Element links = before != null && Dom.hasClass(before, "links") ? before : null;
    Element notes = links == null ? before : previous(links);
    if (notes == null || !Dom.hasClass(notes, "endnotes")) {
      notes = null;
    } else if (notes.getTextContent().length() > MOST_CHARACTERS) {
      return;
    }
    Element text = previous(notes != null ? notes : links != null ? links : colophon);
    if (text == null || !Dom.hasClass(text, "text") || !isShort(links)) {
      return;
    }
    Element last = last(text);
    if (last == null
        || !Dom.is(last, "p")
        || last.getTextContent().length() > MOST_CHARACTERS
        || previous(last) == null
        || previous(last).getTagName().matches("h[1-6]")) {
      return;
    }
    if (Dom.is(previous(last), "p")) {
      Dom.addClass(last, "follows");
    }
    Element ending = colophon.getOwnerDocument().createElement("div");
    ending.setAttribute("class", "ending");
    colophon.getParentNode().replaceChild(ending, colophon);
    Element rest = colophon.getOwnerDocument().createElement("div");
    rest.setAttribute("class", text.getAttribute("class"));
    rest.appendChild(last);
    ending.appendChild(rest);
    if (notes != null) {
      ending.appendChild(notes);
    }
    if (links != null) {
      ending.appendChild(links);
    }
    ending.appendChild(colophon);
  }

  private static boolean isShort(Element links) {
    return links == null
        || Dom.elements(links).stream().filter(element -> Dom.is(element, "li")).count()
            <= MOST_LINKS;
  }

  private static Element last(Element parent) {
    Node last = parent.getLastChild();
    return last instanceof Element element ? element : previous(last);
  }

  private static Element previous(Node node) {
    Node before = node;
    while (before != null) {
      before = before.getPreviousSibling();
      if (before instanceof Element element) {
        return element;
      }
    }
    return null;
  }
}
