package press.offprint.edition.pdf.page;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.SAXException;
import press.offprint.edition.PageBreak;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.model.Article;
import press.offprint.model.Footnote;
import press.offprint.model.Publication;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.XmlText;

/**
 * The texts of a publication as its authors wrote them: bodies and notes, with their letters. It
 * notes at each element of a document for which place of these texts it is, before the document is
 * changed for paper. Elements that are added later have no place.
 */
public final class WrittenText {
  /** The texts of a document whose places nobody asks for. */
  public static final WrittenText NONE = new WrittenText();

  private static final String PLACE = "place";

  /**
   * The place of an element.
   *
   * @param part the index of its text
   * @param element its index; negative for the element around the text
   * @param letters the letters of the text before it
   */
  record Place(int part, int element, int letters) {}

  /** A text: an article and the number of a note, 0 for the body. */
  record Part(int article, int note, String letters) {}

  private final List<Part> parts = new ArrayList<>();

  private WrittenText() {}

  /** Notes the places of the elements of a document that the print template made. */
  public static WrittenText in(Document document, Publication publication) {
    WrittenText texts = new WrittenText();
    Node body = document.getElementsByTagName("body").item(0);
    List<Element> pieces = children(body, "piece");
    if (pieces.size() == publication.articles().size()) {
      for (int i = 0; i < pieces.size(); i++) {
        texts.add(pieces.get(i), publication.articles().get(i), i);
      }
    }
    return texts;
  }

  private void add(Element piece, Article article, int index) {
    int body = parts.size();
    List<Element> texts = children(piece, "text");
    if (texts.size() != 1 || !add(texts.get(0), article.content().body(), index, 0)) {
      return;
    }
    for (Element opening : children(piece, "opening")) {
      for (Element element : Dom.elements(opening)) {
        if (Regex.matches(element.getTagName(), "h[1-6]")) {
          element.setUserData(PLACE, new Place(body, -1, -1), null);
        }
      }
    }
    List<Footnote> notes = article.content().notes();
    for (Element list : children(piece, "endnotes")) {
      List<Element> own =
          Dom.children(list).stream()
              .flatMap(child -> children(child, "endnote").stream())
              .toList();
      for (int i = 0; i < notes.size() && own.size() == notes.size(); i++) {
        add(own.get(i), notes.get(i).markup(), index, i + 1);
      }
    }
  }

  /** Returns false if the element does not hold the text, as in a template of the project. */
  private boolean add(Element around, String markup, int article, int note) {
    List<Element> elements = new ArrayList<>();
    List<Element> written = new ArrayList<>();
    String letters = letters(around, elements, new ArrayList<>());
    List<Integer> before = new ArrayList<>();
    try {
      Element text = Dom.parse(XmlText.of("<div>" + markup + "</div>")).getDocumentElement();
      if (!letters.equals(letters(text, written, before)) || elements.size() != written.size()) {
        return false;
      }
    } catch (SAXException e) {
      return false; // Only the template can make it well-formed, so the texts differ.
    }
    for (int i = 0; i < elements.size(); i++) {
      elements.get(i).setUserData(PLACE, new Place(parts.size(), i - 1, before.get(i)), null);
    }
    parts.add(new Part(article, note, letters));
    return true;
  }

  /** Returns the letters of an element; adds its elements, and the letters before each of them. */
  private static String letters(Element root, List<Element> elements, List<Integer> before) {
    StringBuilder letters = new StringBuilder();
    collect(root, elements, before, letters);
    return letters.toString();
  }

  private static void collect(
      Node node, List<Element> elements, List<Integer> before, StringBuilder letters) {
    if (node instanceof Text text) {
      if (!isBeside(text)) {
        addLetters(text.getData(), letters);
      }
      return;
    }
    if (node instanceof Element element) {
      elements.add(element);
      before.add(letters.length());
      if (Dom.isFormula(element) || Dom.is(element, "svg")) {
        return;
      }
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      collect(child, elements, before, letters);
    }
  }

  /** Adds one character for each letter; one beyond the basic plane is U+FFFD. */
  static void addLetters(String text, StringBuilder to) {
    text.codePoints()
        .filter(PageBreak::isLetter)
        .forEach(c -> to.append(Character.isBmpCodePoint(c) ? (char) c : '\uFFFD'));
  }

  /** Returns true for a node whose text does not count. */
  static boolean isBeside(Node node) {
    for (Node up = node; up != null; up = up.getParentNode()) {
      if (up instanceof Element element
          && (PageBreak.hasNoLetters(element.getTagName(), element.getAttribute("class"))
              || element.getTagName().startsWith("fs-footnote"))) {
        return true;
      }
    }
    return false;
  }

  /** Returns the place that an element itself has; null if it has none. */
  static Place place(Node node) {
    return (Place) node.getUserData(PLACE);
  }

  Part part(int index) {
    return parts.get(index);
  }

  private static List<Element> children(Node parent, String name) {
    return Dom.children(parent).stream()
        .filter(child -> Dom.hasClass(child, name))
        .map(Element.class::cast)
        .toList();
  }
}
