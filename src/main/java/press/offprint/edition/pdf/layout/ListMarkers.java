package press.offprint.edition.pdf.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.edition.pdf.text.Numerals;

/**
 * The markers of lists: room for long numbers, and markers that the layout engine does not draw.
 */
final class ListMarkers {
  private ListMarkers() {}

  /**
   * Indents the items of a list with numbers of more than one digit. The numbers are in the margin
   * of the list, and the engine cuts off what does not fit there.
   *
   * @param drawn true to write the markers as text, because the engine draws none in right-to-left
   *     lists
   */
  static void place(Element list, boolean drawn, Numerals numerals) {
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
        Element marker =
            addMarker(items.get(i), numbered ? numerals.text(numbers.get(i) + ".") : "•");
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
      return otherwise; // The engine ignores such a number, too.
    }
  }

  private static Element addMarker(Element item, String text) {
    Element marker = item.getOwnerDocument().createElement("span");
    marker.setAttribute("class", "marker");
    marker.appendChild(item.getOwnerDocument().createTextNode(text));
    Node first = item.getFirstChild();
    Node place = first != null && Dom.is(first, "p") ? first : item;
    place.insertBefore(marker, place.getFirstChild());
    return marker;
  }
}
