package press.offprint.edition.pdf.layout;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.edition.pdf.math.MathDrawer;
import press.offprint.model.Resource;

/**
 * Prepares a document for paper, where a style sheet alone cannot: notes to the foot of the page,
 * long lines of code turned over with a mark, wide tables fitted, links given a description.
 */
public final class PrintLayout {
  // Beyond these a foot of a page would be no place for notes, or finding one would take too long.
  private static final int FOOT_NOTES = 120;
  private static final int FOOT_NOTE_CHARACTERS = 1_200;

  /** So few lines of code are not parted. */
  private static final int FEW_LINES = 6;

  private static final int MOST_ISOLATED = 200;

  private static final String[] NO_PLACE_FOR_A_CALL = {
    "table", "figure", "h2", "h3", "h4", "h5", "h6", "pre"
  };

  // What else stands in them than their own parts, white space, would become a part.
  private static final Set<String> HOLDS_NO_WORDS =
      Set.of("table", "thead", "tbody", "tfoot", "tr", "colgroup", "ul", "ol", "dl");

  private final Document document;
  private final Element body;
  private final MathDrawer formulas;
  private final Map<String, Resource> pictures;
  private final boolean rightToLeft;

  /**
   * Has changed nothing yet.
   *
   * @param pictures by the URI that the document knows each by
   */
  public PrintLayout(Document document, MathDrawer formulas, Map<String, Resource> pictures) {
    this.document = document;
    this.formulas = formulas;
    this.pictures = pictures;
    this.body = (Element) document.getElementsByTagName("body").item(0);
    this.rightToLeft = document.getDocumentElement().getAttribute("dir").equals("rtl");
  }

  public void impose() {
    placeNotes(Dom.elements(body));
    KeepWithNext.tie(document);
    if (rightToLeft) {
      LatinRuns.tie(document);
    }
    int columns = number(body.getAttribute("data-code-columns"), 80);
    ImageLayout depiction = new ImageLayout(pictures, columns);
    for (Element element : Dom.elements(body)) {
      switch (element.getTagName()) {
        case "a" -> describe(element);
        case "img" -> depiction.depict(element);
        case "math" -> formulas.prepare(element);
        case "pre" -> {
          CodeWrapper.turn(element, columns);
          if (element.getTextContent().lines().count() <= FEW_LINES) {
            Dom.addClass(element, "short");
          }
          element.setAttribute("dir", "ltr");
        }
        case "code", "kbd", "samp" -> {
          element.setAttribute("dir", "ltr");
          isolate(element);
        }
        case "table" -> {
          TableLayout.fit(element, columns);
          if (rightToLeft) {
            mirror(element);
          }
        }
        case "p" -> unindent(element);
        case "li", "blockquote" -> ImageLayout.tie(element);
        case "ruby" -> flatten(element);
        case "ol", "ul" ->
            ListMarkers.place(
                element,
                rightToLeft
                    && !Dom.hasClass(element.getParentNode(), "contents")
                    && !Dom.hasClass(element.getParentNode(), "links"));
        default -> {}
      }
      separate(element);
      // Attributes that only a screen has a use for; some would be read as part of a tag.
      element.removeAttribute("tabindex");
    }
  }

  // The engine draws an element's own text before that of elements within: as elements, the parts
  // of a line stay in order for whoever reads the page as it is drawn.
  private void separate(Element element) {
    List<Node> children = Dom.children(element);
    if (children.stream().noneMatch(Element.class::isInstance)
        || Dom.isFormula(element)
        || HOLDS_NO_WORDS.contains(element.getTagName())) {
      return;
    }
    for (Node child : children) {
      if (child instanceof Text text && isOfALine(text.getData())) {
        Element span = document.createElement("span");
        element.replaceChild(span, child);
        span.appendChild(child);
      }
    }
  }

  // White space that holds the end of a line stands between blocks.
  private static boolean isOfALine(String text) {
    return !text.isBlank() || text.indexOf('\n') < 0;
  }

  // Code that mixes directions keeps its own in a box of its own, which is not parted.
  private void isolate(Element code) {
    String text = code.getTextContent();
    if (rightToLeft
        && text.length() <= MOST_ISOLATED
        && Bidi.requiresBidi(text.toCharArray(), 0, text.length())
        && !Dom.isInside(code, "pre")) {
      Dom.addClass(code, "isolated");
    }
  }

  /** A number of up to five digits. */
  static int number(String text, int otherwise) {
    int length = text.length();
    if (length == 0 || length > 5) {
      return otherwise;
    }
    int number = 0;
    for (int i = 0; i < length; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return otherwise;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /** The characters that the text shows, generated content apart. */
  public BitSet characters() {
    BitSet characters = new BitSet();
    Dom.walk(
        document.getDocumentElement(),
        node -> {
          if (node instanceof Text text && !Dom.isInside(text, "math", "style")) {
            text.getData().codePoints().forEach(characters::set);
          }
        });
    return characters;
  }

  /** Gives every character of {@code missing} another, or none. */
  public void replace(BitSet missing, String with) {
    Dom.walk(
        document.getDocumentElement(),
        node -> {
          if (node instanceof Text text) {
            String data = text.getData();
            if (data.codePoints().anyMatch(missing::get)) {
              StringBuilder out = new StringBuilder();
              data.codePoints()
                  .forEach(
                      c -> {
                        if (missing.get(c)) {
                          out.append(with);
                        } else {
                          out.appendCodePoint(c);
                        }
                      });
              text.setData(out.toString());
            }
          }
        });
  }

  // The layout engine sets columns from the left only; Tagging puts them back in order.
  private static void mirror(Element table) {
    for (Element row : Dom.elements(table)) {
      if (Dom.is(row, "tr") || Dom.is(row, "colgroup")) {
        List<Node> cells = Dom.children(row);
        for (int i = cells.size() - 1; i >= 0; i--) {
          row.appendChild(cells.get(i));
        }
      }
    }
  }

  // Some indent by hand with a wide space, which would add to the indentation of the style.
  private static void unindent(Element paragraph) {
    if (paragraph.getFirstChild() instanceof Text text && text.getData().startsWith("\u3000")) {
      text.setData(text.getData().substring(1));
    }
  }

  // The engine knows no small print above a line, and would break lines between the parts.
  private void flatten(Element ruby) {
    List<Element> parts = Dom.elements(ruby);
    if (parts.stream().noneMatch(part -> Dom.is(part, "rp"))) {
      parts.stream()
          .filter(part -> Dom.is(part, "rt"))
          .forEach(reading -> reading.setTextContent("（" + reading.getTextContent() + "）"));
    }
    Node parent = ruby.getParentNode();
    parent.replaceChild(document.createTextNode(ruby.getTextContent()), ruby);
    parent.normalize();
  }

  // A link annotation must say what it is; one that leads nowhere is plain text.
  private void describe(Element link) {
    String target = link.getAttribute("href");
    if (target.isEmpty()) {
      document.renameNode(link, link.getNamespaceURI(), "span");
      link.removeAttribute("href");
    } else if (link.getAttribute("title").isBlank()) {
      String text = link.getTextContent().strip();
      link.setAttribute("title", text.isEmpty() ? target : text);
    }
    if (link.getTextContent().contains("://")) {
      Dom.addClass(link, "address"); // Hyphens in an address would become part of it.
    }
  }

  /** Lifts the notes from their list to the foot of the page that calls them, where that works. */
  private void placeNotes(List<Element> elements) {
    Map<String, Element> notes = new HashMap<>();
    List<Element> lists = new ArrayList<>();
    List<Element> calls = new ArrayList<>();
    for (Element element : elements) {
      if (Dom.hasClass(element, "endnotes")) {
        lists.add(element);
      } else if (Dom.hasClass(element, "endnote")) {
        notes.put("#" + element.getAttribute("id"), element);
      } else if (Dom.is(element, "sup") && Dom.hasClass(element, "noteref")) {
        calls.add(element);
      }
    }
    // The layout engine fails on a note within text that runs from right to left.
    if (notes.isEmpty() || rightToLeft || notes.size() > FOOT_NOTES) {
      return;
    }
    for (Element note : notes.values()) {
      if (!fitsFoot(note)) {
        return;
      }
    }
    Set<String> called = new HashSet<>();
    for (Element call : calls) {
      boolean first = called.add(target(call));
      if (first && Dom.isInside(call, NO_PLACE_FOR_A_CALL)) {
        return;
      }
    }
    calls.forEach(call -> lift(call, notes));
    Dom.addClass(body, "noted");
    lists.forEach(Dom::remove);
  }

  private static boolean fitsFoot(Element note) {
    return note.getTextContent().length() <= FOOT_NOTE_CHARACTERS
        && Dom.elements(note).stream()
            .noneMatch(
                e -> List.of("pre", "table", "figure", "img", "math").contains(e.getTagName()));
  }

  private static String target(Element call) {
    return Dom.elements(call).stream()
        .map(element -> element.getAttribute("href"))
        .filter(href -> !href.isEmpty())
        .findFirst()
        .orElse("");
  }

  private void lift(Element call, Map<String, Element> notes) {
    Element note = notes.remove(target(call));
    if (note == null) {
      return; // Called once more: it stays a link to the note.
    }
    Element foot = document.createElement("span");
    foot.setAttribute("class", "footnote");
    foot.setAttribute("id", note.getAttribute("id"));
    foot.setAttribute("data-number", call.getTextContent().strip());
    for (Node child : Dom.children(note)) {
      if (Dom.is(child, "p")) {
        // A paragraph may not stand in a paragraph, which the place of the call is.
        Element span = document.createElement("span");
        span.setAttribute("class", "footnote-paragraph");
        Dom.moveChildren(child, span);
        foot.appendChild(span);
      } else {
        foot.appendChild(child);
      }
    }
    call.getParentNode().replaceChild(foot, call);
  }
}
