package press.offprint.edition.pdf.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import press.offprint.edition.pdf.dom.Dom;

/** Makes room for the numbers of lists, and draws those that the layout engine does not. */
final class ListMarkers {
  private ListMarkers() {}

  /**
   * Sets in the items of a list with numbers of more than one digit: they stand in its margin, and
   * the engine cuts off what does not fit there.
   *
   * @param drawn whether numbers and bullets are to be written out, since the engine draws none in
   *     lists that run from right to left
   */
  static void place(Element list, boolean drawn) {
    boolean numbered = Dom.is(list, "ol");
    if (!numbered && !drawn) {
      return;
    }
    List<Element> items = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    int number = number(list.getAttribute("start"), 1);
    int digits = 1;
    for (Node child = list.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (Dom.is(child, "li")) {
        Element item = (Element) child;
        number = number(item.getAttribute("value"), number);
        digits = numbered ? Math.max(digits, Integer.toString(number).length()) : 1;
        items.add(item);
        numbers.add(number);
        number++;
      }
    }
    if (digits > 1) {
      indent(list, drawn ? "padding-right" : "padding-left", 0.78 + 0.56 * digits);
    }
    for (int i = 0; drawn && i < items.size(); i++) {
      if (!Dom.hasClass(items.get(i), "task")) {
        Element marker = mark(items.get(i), numbered ? numbers.get(i) + "." : "•");
        if (digits > 1) {
          indent(marker, "margin-right", -0.7 - 0.5 * digits);
        }
      }
    }
  }

  private static void indent(Element element, String side, double width) {
    element.setAttribute("style", String.format(Locale.ROOT, "%s: %.2fem", side, width));
  }

  private static int number(String text, int otherwise) {
    try {
      return text.isEmpty() ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      // As the engine takes it.
      return otherwise;
    }
  }

  private static Element mark(Element item, String text) {
    Element marker = item.getOwnerDocument().createElement("span");
    marker.setAttribute("class", "marker");
    marker.appendChild(item.getOwnerDocument().createTextNode(text));
    Node first = item.getFirstChild();
    Node place = first != null && Dom.is(first, "p") ? first : item;
    place.insertBefore(marker, place.getFirstChild());
    return marker;
  }
}
