package press.offprint.edition.pdf.layout;

import java.util.List;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.model.interrupt.Regex;

/**
 * The rule that keeps the last block of an article on one page with its notes, links and colophon,
 * so that these are not alone on a last page.
 */
final class KeepWithNext {
  // Blocks within these limits take a part of a page only.
  private static final int MAX_CHARACTERS = 700;
  private static final int MAX_ITEMS = 8;
  private static final int LAST_ITEMS = 3;

  private static final Set<String> LAST_BLOCKS = Set.of("p", "ul", "ol", "dl", "blockquote", "pre");
  private static final Set<String> TALL = Set.of("img", "svg", "table", "object");

  private KeepWithNext() {}

  /** Applies the rule to each article whose end is short. */
  static void apply(Document document) {
    for (Element element : Dom.elements(document.getDocumentElement())) {
      if (Dom.hasClass(element, "colophon")) {
        apply(element);
      }
    }
  }

  private static void apply(Element colophon) {
    Element before = previous(colophon);
    Element links = before != null && Dom.hasClass(before, "links") ? before : null;
    if (!isShort(links)) {
      keepLastItems(links, colophon);
      return;
    }
    Element notes = links == null ? before : previous(links);
    if (notes == null || !Dom.hasClass(notes, "endnotes")) {
      notes = null;
    } else if (notes.getTextContent().length() > MAX_CHARACTERS) {
      keepLinks(links, colophon);
      return;
    }
    Element text = previous(notes != null ? notes : links != null ? links : colophon);
    Element last = text == null || !Dom.hasClass(text, "text") ? null : last(text);
    if (last == null || !isShortBlock(last)) {
      keepLinks(links, colophon);
      return;
    }
    Element head = previous(last);
    if (head != null && !Regex.matches(head.getTagName(), "h[1-6]")) {
      head = null;
    }
    Element first = head != null ? head : last;
    if (previous(first) == null || Regex.matches(previous(first).getTagName(), "h[1-6]")) {
      keepLinks(links, colophon);
      return;
    }
    if (Dom.is(first, "p") && Dom.is(previous(first), "p")) {
      Dom.addClass(first, "follows");
    }
    Element ending = ending(colophon);
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

  /** Puts a short list of links on one page with the colophon if more would be too tall. */
  private static void keepLinks(Element links, Element colophon) {
    if (links != null) {
      Element ending = ending(colophon);
      ending.appendChild(links);
      ending.appendChild(colophon);
    }
  }

  /** Returns an empty element in the place of the colophon. */
  private static Element ending(Element colophon) {
    Element ending = colophon.getOwnerDocument().createElement("div");
    ending.setAttribute("class", "ending");
    colophon.getParentNode().replaceChild(ending, colophon);
    return ending;
  }

  /** Puts the last items of a long list of links on one page with the colophon. */
  private static void keepLastItems(Element links, Element colophon) {
    List<Element> items =
        Dom.elements(links).stream().filter(element -> Dom.is(element, "li")).toList();
    Document document = colophon.getOwnerDocument();
    Element list = document.createElement("ul");
    items.subList(items.size() - LAST_ITEMS, items.size()).forEach(list::appendChild);
    Element rest = document.createElement("section");
    rest.setAttribute("class", links.getAttribute("class") + " continued");
    rest.appendChild(list);
    Element ending = ending(colophon);
    ending.appendChild(rest);
    ending.appendChild(colophon);
  }

  private static boolean isShort(Element list) {
    return list == null
        || Dom.elements(list).stream().filter(element -> Dom.is(element, "li")).count()
            <= MAX_ITEMS;
  }

  /** Returns true for a paragraph, list, quotation or code block of a few lines. */
  private static boolean isShortBlock(Element block) {
    String text = block.getTextContent();
    return LAST_BLOCKS.contains(block.getTagName())
        && text.length() <= MAX_CHARACTERS
        && (!Dom.is(block, "pre") || text.lines().count() <= MAX_ITEMS)
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
