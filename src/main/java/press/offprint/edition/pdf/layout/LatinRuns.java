package press.offprint.edition.pdf.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import press.offprint.edition.pdf.dom.Dom;

/**
 * Words of a left-to-right script in a right-to-left text that run through emphasis, code or links:
 * {@code Getting *started* with Git}. The engine that lays lines out sets each part of such a
 * passage to the left of the one before; so a passage becomes one box, within which they run on.
 */
final class LatinRuns {
  /** A box is not parted at a line's end; what is longer stays as it is. */
  private static final int MOST_CHARACTERS = 80;

  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "b", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
          "samp", "small", "span", "strong", "sub", "sup", "u", "var");
  private static final Set<String> NO_PROSE = Set.of("pre", "code", "math", "svg", "style", "head");

  private LatinRuns() {}

  /** Ties the passages of a right-to-left document. */
  static void tie(Document document) {
    List<Element> elements = Dom.elements(document.getDocumentElement());
    for (Element element : elements) {
      if (element.getParentNode() != null
          && !NO_PROSE.contains(element.getTagName())
          && !Dom.isInside(element, "pre", "code", "math", "svg", "head")) {
        if (isLatinBlock(element)) {
          Dom.addClass(Dom.is(element, "li") ? inside(element) : element, "latin");
        } else {
          tie(element);
        }
      }
    }
  }

  // Such a paragraph may break its lines where it likes: all of it runs from left to right.
  private static boolean isLatinBlock(Element element) {
    List<Node> children = Dom.children(element);
    boolean paragraph =
        children.size() > 1
            && !INLINE.contains(element.getTagName())
            && children.stream()
                .allMatch(child -> child instanceof Text || isInline(child) || Dom.is(child, "br"));
    if (!paragraph) {
      return false;
    }
    String text = element.getTextContent();
    return firstLeft(text, 0) >= 0 && lastRight(text, text.length()) < 0;
  }

  // An item's mark stays on the right.
  private static Element inside(Element item) {
    Element block = item.getOwnerDocument().createElement("div");
    Dom.moveChildren(item, block);
    item.appendChild(block);
    return block;
  }

  private static void tie(Element parent) {
    List<Node> passage = new ArrayList<>();
    for (Node child : Dom.children(parent)) {
      if (child instanceof Text text) {
        String data = text.getData();
        int right = lastRight(data, data.length());
        if (right < 0) {
          passage.add(text);
          continue;
        }
        int end = headEnd(data);
        if (end > 0 && !passage.isEmpty()) {
          Text rest = text.splitText(end);
          passage.add(text);
          close(passage);
          right -= end;
          text = rest;
        } else {
          close(passage);
        }
        int start = firstLeft(text.getData(), right + 1);
        if (start >= 0) {
          passage.add(text.splitText(start));
        }
      } else if (isInline(child) && lastRight(child.getTextContent(), Integer.MAX_VALUE) < 0) {
        passage.add(child);
      } else {
        close(passage);
      }
    }
    close(passage);
  }

  /** Puts the passage into a box, where at least two parts of it have letters. */
  private static void close(List<Node> passage) {
    while (!passage.isEmpty() && !hasLetters(passage.get(0))) {
      passage.remove(0);
    }
    while (!passage.isEmpty() && !hasLetters(passage.get(passage.size() - 1))) {
      passage.remove(passage.size() - 1);
    }
    int length = passage.stream().mapToInt(node -> node.getTextContent().length()).sum();
    if (passage.size() > 1 && length <= MOST_CHARACTERS) {
      trimStart(passage);
      trimEnd(passage);
      Node first = passage.get(0);
      Element box = first.getOwnerDocument().createElement("span");
      box.setAttribute("class", "isolated");
      box.setAttribute("dir", "ltr");
      first.getParentNode().insertBefore(box, first);
      passage.forEach(box::appendChild);
    }
    passage.clear();
  }

  private static void trimStart(List<Node> passage) {
    if (passage.get(0) instanceof Text text) {
      int start = firstLeft(text.getData(), 0);
      if (start > 0) {
        passage.set(0, text.splitText(start));
      }
    }
  }

  private static void trimEnd(List<Node> passage) {
    if (passage.get(passage.size() - 1) instanceof Text text) {
      int end = headEnd(text.getData());
      if (end < text.getLength()) {
        text.splitText(end);
      }
    }
  }

  private static boolean isInline(Node node) {
    return node instanceof Element element
        && INLINE.contains(element.getTagName())
        && !Dom.hasClass(element, "footnote")
        && !Dom.hasClass(element, "isolated")
        && Dom.children(element).stream()
            .allMatch(child -> child instanceof Text || isInline(child));
  }

  private static boolean hasLetters(Node node) {
    return firstLeft(node.getTextContent(), 0) >= 0;
  }

  /** Where the last letter or digit ends before the first right-to-left one. */
  private static int headEnd(String text) {
    int end = 0;
    for (int i = 0; i < text.length() && !isRight(text.charAt(i)); i++) {
      if (Character.isLetterOrDigit(text.charAt(i))) {
        end = i + 1;
      }
    }
    return end;
  }

  private static int firstLeft(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (Character.isLetter(text.charAt(i)) && !isRight(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private static int lastRight(String text, int before) {
    for (int i = Math.min(before, text.length()) - 1; i >= 0; i--) {
      if (isRight(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isRight(char c) {
    byte direction = Character.getDirectionality(c);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }
}
