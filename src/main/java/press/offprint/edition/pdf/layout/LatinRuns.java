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
 * The left-to-right runs of a right-to-left text that cross emphasis, code or links, such as {@code
 * Getting *started* with Git}. The layout engine would place each element of a run to the left of
 * the one before. So each run becomes one box, within which the order is left to right.
 */
final class LatinRuns {
  /** A box is not broken into lines, so a longer run gets none. */
  private static final int MAX_CHARACTERS = 80;

  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "b", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
          "samp", "small", "span", "strong", "sub", "sup", "u", "var");
  private static final Set<String> NO_TEXT = Set.of("pre", "code", "math", "svg", "style", "head");

  private LatinRuns() {}

  /** Puts the runs of a right-to-left document into boxes. */
  static void isolate(Document document) {
    List<Element> elements = Dom.elements(document.getDocumentElement());
    for (Element element : elements) {
      if (element.getParentNode() != null
          && !NO_TEXT.contains(element.getTagName())
          && !Dom.isInside(element, "pre", "code", "math", "svg", "head")) {
        if (isLatinBlock(element)) {
          Dom.addClass(Dom.is(element, "li") ? wrapContent(element) : element, "latin");
        } else {
          isolate(element);
        }
      }
    }
  }

  /** Returns true if the whole paragraph runs from left to right; it needs no boxes. */
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
    return firstLeftToRight(text, 0) >= 0 && lastRightToLeft(text, text.length()) < 0;
  }

  // The marker of a list item stays on the right, so only its content is put into a block.
  private static Element wrapContent(Element item) {
    Element block = item.getOwnerDocument().createElement("div");
    Dom.moveChildren(item, block);
    item.appendChild(block);
    return block;
  }

  private static void isolate(Element parent) {
    List<Node> run = new ArrayList<>();
    for (Node child : Dom.children(parent)) {
      if (child instanceof Text text) {
        String data = text.getData();
        int right = lastRightToLeft(data, data.length());
        if (right < 0) {
          run.add(text);
          continue;
        }
        int end = leftToRightEnd(data);
        if (end > 0 && !run.isEmpty()) {
          Text rest = text.splitText(end);
          run.add(text);
          close(run);
          right -= end;
          text = rest;
        } else {
          close(run);
        }
        int start = firstLeftToRight(text.getData(), right + 1);
        if (start >= 0) {
          run.add(text.splitText(start));
        }
      } else if (isInline(child)
          && lastRightToLeft(child.getTextContent(), Integer.MAX_VALUE) < 0) {
        run.add(child);
      } else {
        close(run);
      }
    }
    close(run);
  }

  /** Puts the run into a box if at least two of its nodes have letters, and clears the list. */
  private static void close(List<Node> run) {
    while (!run.isEmpty() && !hasLetters(run.get(0))) {
      run.remove(0);
    }
    while (!run.isEmpty() && !hasLetters(run.get(run.size() - 1))) {
      run.remove(run.size() - 1);
    }
    int length = run.stream().mapToInt(node -> node.getTextContent().length()).sum();
    if (run.size() > 1 && length <= MAX_CHARACTERS) {
      trimStart(run);
      trimEnd(run);
      Node first = run.get(0);
      Element box = first.getOwnerDocument().createElement("span");
      box.setAttribute("class", "isolated");
      box.setAttribute("dir", "ltr");
      first.getParentNode().insertBefore(box, first);
      run.forEach(box::appendChild);
    }
    run.clear();
  }

  private static void trimStart(List<Node> run) {
    if (run.get(0) instanceof Text text) {
      int start = firstLeftToRight(text.getData(), 0);
      if (start > 0) {
        run.set(0, text.splitText(start));
      }
    }
  }

  private static void trimEnd(List<Node> run) {
    if (run.get(run.size() - 1) instanceof Text text) {
      int end = leftToRightEnd(text.getData());
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
    return firstLeftToRight(node.getTextContent(), 0) >= 0;
  }

  /** Returns the end of the last letter or digit before the first right-to-left letter. */
  private static int leftToRightEnd(String text) {
    int end = 0;
    for (int i = 0; i < text.length() && !isRightToLeft(text.charAt(i)); i++) {
      if (Character.isLetterOrDigit(text.charAt(i))) {
        end = i + 1;
      }
    }
    return end;
  }

  private static int firstLeftToRight(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (Character.isLetter(text.charAt(i)) && !isRightToLeft(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private static int lastRightToLeft(String text, int before) {
    for (int i = Math.min(before, text.length()) - 1; i >= 0; i--) {
      if (isRightToLeft(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isRightToLeft(char c) {
    byte direction = Character.getDirectionality(c);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }
}
