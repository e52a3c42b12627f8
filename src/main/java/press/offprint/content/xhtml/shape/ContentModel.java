package press.offprint.content.xhtml.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.BodyPass;
import press.offprint.content.xhtml.tree.Selectors;
import press.offprint.content.xhtml.tree.TreeEdits;

/** Rearranges elements so that the content model of HTML holds; no text is lost. */
public final class ContentModel implements BodyPass {
  private static final Set<String> LISTS = Set.of("ul", "ol");
  private static final Set<String> PARTS = Set.of("thead", "tbody", "tfoot", "table");
  private static final Set<String> FLOW = Set.of("div", "blockquote", "aside", "section");

  @Override
  public void apply(Element body, BodyContext context) {
    repair(body);
    wrapText(body);
  }

  private static void repair(Element parent) {
    for (Element child : TreeEdits.elements(parent)) {
      repair(child);
    }
    BlockLifter.liftAll(parent);
    // A repaired child may be split now, and an unwrapped one makes its children ours.
    boolean again = true;
    while (again) {
      again = fitAll(parent);
    }
    if (LISTS.contains(parent.normalName())) {
      wrapItems(parent);
    } else if (parent.normalName().equals("dl")) {
      repairDefinitions(parent);
    } else if (parent.normalName().equals("details")) {
      repairDetails(parent);
    } else if (parent.normalName().equals("ruby")) {
      repairRuby(parent);
    } else if (FLOW.contains(parent.normalName())) {
      wrapText(parent);
    }
  }

  private static boolean fitAll(Element parent) {
    boolean unwrapped = false;
    for (Element child : TreeEdits.elements(parent)) {
      fit(child, parent);
      unwrapped |= !parent.equals(child.parent());
    }
    return unwrapped;
  }

  // An element in a parent that must not hold it is unwrapped, or becomes a plain block.
  private static void fit(Element child, Element parent) {
    String in = parent.normalName();
    switch (child.normalName()) {
      case "li" -> {
        if (!LISTS.contains(in)) {
          child.tagName("div");
        }
      }
      case "dt", "dd" -> {
        if (!in.equals("dl")) {
          child.tagName("div");
        }
      }
      case "summary" -> {
        if (!in.equals("details")) {
          child.tagName("p");
        }
      }
      case "figcaption" -> {
        if (!in.equals("figure") || isSecondCaption(child, parent)) {
          child.tagName("div");
        }
      }
      case "caption" -> {
        if (!in.equals("table")) {
          child.tagName("div");
        }
      }
      case "td", "th" -> {
        if (!in.equals("tr")) {
          child.tagName("div");
        }
      }
      case "tr" -> {
        if (!PARTS.contains(in)) {
          TreeEdits.unwrap(child);
        }
      }
      case "thead", "tbody", "tfoot" -> {
        if (!in.equals("table")) {
          TreeEdits.unwrap(child);
        }
      }
      case "rt", "rp" -> {
        if (!in.equals("ruby")) {
          TreeEdits.unwrap(child);
        }
      }
      case "bdo" -> {
        if (!child.hasAttr("dir")) {
          child.tagName("span");
        }
      }
      default -> {
        // No rule for this element alone.
      }
    }
  }

  private static boolean isSecondCaption(Element child, Element parent) {
    return Selectors.all(parent, "> figcaption").indexOf(child) > 0;
  }

  private static void wrapItems(Element list) {
    Element item = null;
    for (Node child : List.copyOf(list.childNodes())) {
      if (child instanceof Element element && element.normalName().equals("li")) {
        item = null;
      } else if (!TreeEdits.isBlank(child)) {
        if (item == null) {
          item = itemFor(child);
        }
        item.appendChild(child);
      }
    }
    if (list.childrenSize() == 0) {
      list.remove();
    }
  }

  // A list in a list belongs to the item before it.
  private static Element itemFor(Node child) {
    boolean nested = child instanceof Element element && LISTS.contains(element.normalName());
    Element before = nested ? ((Element) child).previousElementSibling() : null;
    if (before != null) {
      return before;
    }
    Element item = new Element("li");
    child.before(item);
    return item;
  }

  private static void repairDefinitions(Element list) {
    boolean term = false;
    for (Node child : List.copyOf(list.childNodes())) {
      if (child instanceof Element element && element.normalName().equals("dt")) {
        term = true;
      } else if (!TreeEdits.isBlank(child) && !(term && child.nodeName().equals("dd"))) {
        list.before(
            child instanceof Element element && element.normalName().equals("dd")
                ? element.tagName("div")
                : child);
      }
    }
    Element last = list.lastElementChild();
    if (last == null) {
      list.remove();
    } else if (last.normalName().equals("dt")) {
      list.appendElement("dd");
    }
  }

  private static void repairDetails(Element details) {
    Element summary = Selectors.first(details, "> summary");
    if (summary == null) {
      details.prependElement("summary").text("…");
    } else {
      for (Element other : Selectors.all(details, "> summary")) {
        if (!other.equals(summary)) {
          other.tagName("p");
        }
      }
      details.prependChild(summary);
    }
    wrapText(details);
  }

  private static void repairRuby(Element ruby) {
    if (Selectors.first(ruby, "> rt") == null) {
      Selectors.all(ruby, "> rp").unwrap();
      ruby.tagName("span");
    }
  }

  /** Puts running text among blocks into paragraphs. */
  static void wrapText(Element container) {
    boolean wraps = container.parent() == null || !container.normalName().equals("div");
    if (!wraps && !TreeEdits.holdsBlock(container)) {
      return;
    }
    List<Node> children = List.copyOf(container.childNodes());
    List<Node> kept = new ArrayList<>();
    // All children are removed at once, because each removal makes jsoup number all siblings.
    container.empty();
    Element paragraph = null;
    for (Node child : children) {
      if (TreeEdits.isBlock(child)) {
        paragraph = null;
        kept.add(child);
      } else if (!TreeEdits.isBlank(child) || paragraph != null) {
        if (paragraph == null) {
          paragraph = new Element("p");
          kept.add(paragraph);
          if (child instanceof TextNode text) {
            text.text(text.getWholeText().stripLeading());
          }
        }
        paragraph.appendChild(child);
      }
    }
    kept.removeIf(ContentModel::isEmptyParagraph);
    container.appendChildren(kept);
  }

  private static boolean isEmptyParagraph(Node node) {
    return node instanceof Element paragraph
        && paragraph.normalName().equals("p")
        && isEmpty(paragraph);
  }

  private static boolean isEmpty(Element paragraph) {
    return paragraph.id().isEmpty()
        && paragraph.childNodes().stream()
            .allMatch(child -> TreeEdits.isBlank(child) || child.nodeName().equals("br"));
  }
}
