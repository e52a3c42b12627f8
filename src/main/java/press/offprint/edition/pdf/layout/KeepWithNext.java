package press.offprint.edition.pdf.layout;

import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import press.offprint.edition.pdf.dom.Dom;

/**
 * Keeps the last words of a piece with what follows them, its notes, links and colophon, so that
 * these do not stand alone on a last page.
 */
final class KeepWithNext {
  // Together they take no more than a part of a page.
  private static final int MOST_CHARACTERS = 700;
  private static final int MOST_ITEMS = 8;

  private static final Set<String> ENDINGS = Set.of("p", "ul", "ol", "dl", "blockquote", "pre");
  private static final Set<String> TALL = Set.of("img", "svg", "table", "object");

  private KeepWithNext() {}

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
    if (last == null || !isShortBlock(last)) {
      return;
    }
    Element head = previous(last);
    if (head != null && !head.getTagName().matches("h[1-6]")) {
      head = null;
    }
    Element first = head != null ? head : last;
    if (previous(first) == null || previous(first).getTagName().matches("h[1-6]")) {
      return;
    }
    if (Dom.is(first, "p") && Dom.is(previous(first), "p")) {
      Dom.addClass(first, "follows");
    }
    Element ending = colophon.getOwnerDocument().createElement("div");
    ending.setAttribute("class", "ending");
    colophon.getParentNode().replaceChild(ending, colophon);
    Element rest = colophon.getOwnerDocument().createElement("div");
    rest.setAttribute("class", text.getAttribute("class"));
    if (head != null) {
      rest.appendChild(head);
    }
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

  private static boolean isShort(Element list) {
    return list == null
        || Dom.elements(list).stream().filter(element -> Dom.is(element, "li")).count()
            <= MOST_ITEMS;
  }

  /** True for a paragraph, a list, a quotation or lines of code that take a few lines. */
  private static boolean isShortBlock(Element block) {
    String text = block.getTextContent();
    return ENDINGS.contains(block.getTagName())
        && text.length() <= MOST_CHARACTERS
        && (!Dom.is(block, "pre") || text.lines().count() <= MOST_ITEMS)
        && isShort(block)
        && Dom.elements(block).stream().noneMatch(element -> TALL.contains(element.getTagName()));
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
