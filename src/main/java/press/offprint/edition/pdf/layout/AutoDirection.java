package press.offprint.edition.pdf.layout;

import java.util.List;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import press.offprint.edition.pdf.dom.Dom;

/**
 * The direction of paragraphs, list items and cells that are wholly in the other direction than
 * their document, such as an English item of an Arabic list. Their content becomes an isolate (as
 * {@code dir=auto} of HTML), so that a full stop is at its end; marker and edge stay on the side of
 * the document.
 */
final class AutoDirection {
  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "b", "bdi", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins",
          "kbd", "mark", "math", "q", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup",
          "svg", "u", "var");

  private AutoDirection() {}

  /** Isolates these blocks in a document. */
  static void apply(Document document, boolean rightToLeft) {
    for (Element element : Dom.elements(document.getDocumentElement())) {
      if (isParagraph(element) && isWhollyOther(element, rightToLeft)) {
        Element isolate = document.createElement("span");
        isolate.setAttribute("dir", rightToLeft ? "ltr" : "rtl");
        Dom.children(element).stream()
            .filter(child -> !Dom.hasClass(child, "page-of"))
            .forEach(isolate::appendChild);
        element.appendChild(isolate);
      }
    }
  }

  /** Returns true for a block that has only text and inline elements. */
  private static boolean isParagraph(Element element) {
    return !INLINE.contains(element.getTagName())
        && !element.hasAttribute("dir")
        && !Dom.isInside(element, "head", "pre", "math", "svg", "code")
        && !List.of("pre", "style", "svg", "head").contains(element.getTagName())
        && Dom.children(element).stream().allMatch(AutoDirection::isInline);
  }

  private static boolean isInline(Node node) {
    return !(node instanceof Element element) || INLINE.contains(element.getTagName());
  }

  /** Returns true if the text has letters, and all of them are in the other direction. */
  private static boolean isWhollyOther(Element element, boolean rightToLeft) {
    boolean[] found = new boolean[2];
    Dom.walk(
        element,
        node -> {
          if (node instanceof Text text && !Dom.isInside(text, "math", "svg", "rt")) {
            text.getData()
                .codePoints()
                .filter(Character::isLetter)
                .forEach(c -> found[isRightToLeft(c) ? 1 : 0] = true);
          }
        });
    return found[rightToLeft ? 0 : 1] && !found[rightToLeft ? 1 : 0];
  }

  private static boolean isRightToLeft(int c) {
    byte direction = Character.getDirectionality(c);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }
}
