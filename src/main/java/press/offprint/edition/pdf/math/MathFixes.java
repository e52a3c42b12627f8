package press.offprint.edition.pdf.math;

import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import press.offprint.edition.pdf.dom.Dom;

/** Says in a formula what the engine that lays formulas out does not see by itself. */
final class MathFixes {
  private static final Set<String> LIMITS = Set.of("munderover", "munder", "msubsup");
  private static final Set<String> SIGNS = Set.of("−", "-", "+", "±", "∓");
  private static final Set<String> BEFORE_A_SIGN = Set.of("(", "[", "{", "|", ",", "=");

  private MathFixes() {}

  static void run(Element math) {
    for (Element element : Dom.elements(math)) {
      switch (element.getTagName()) {
        case "mi", "mn", "mtext" -> group(element);
        case "mpadded" -> empty(element);
        case "mo" -> {
          arrow(element);
          sign(element);
        }
        default -> {
          if (LIMITS.contains(element.getTagName()) && Dom.is(element.getFirstChild(), "mo")) {
            space(element);
          }
        }
      }
    }
  }

  /** A sign that is made of elements, such as vertical dots, is a group of them. */
  private static void group(Element sign) {
    if (Dom.children(sign).stream().anyMatch(Element.class::isInstance)) {
      sign.getOwnerDocument().renameNode(sign, sign.getNamespaceURI(), "mrow");
    }
  }

  /** A sum stands apart from what it sums. */
  private static void space(Element sum) {
    Element space = sum.getOwnerDocument().createElementNS(sum.getNamespaceURI(), "mspace");
    space.setAttribute("width", "0.2em");
    sum.getParentNode().insertBefore(space, sum.getNextSibling());
  }

  /** What is invisible and has no width takes none. */
  private static void empty(Element padded) {
    boolean none = padded.getAttribute("width").matches("0(px|em|pt)?");
    if (none && Dom.is(padded.getFirstChild(), "mphantom")) {
      while (padded.getFirstChild() != null) {
        padded.removeChild(padded.getFirstChild());
      }
    }
  }

  /** An arrow of a reaction: longer as a character of its own, for a stretched one grows thick. */
  private static void arrow(Element operator) {
    if (operator.hasAttribute("minsize") && operator.getTextContent().equals("→")) {
      operator.removeAttribute("minsize");
      operator.setAttribute("stretchy", "false");
      operator.setTextContent("⟶");
    }
  }

  /** A sign that belongs to what follows it stands close to it. */
  private static void sign(Element operator) {
    if (!SIGNS.contains(operator.getTextContent().strip())
        || operator.getNextSibling() == null
        || operator.hasAttribute("form")) {
      return;
    }
    Node before = operator.getPreviousSibling();
    if (before == null || BEFORE_A_SIGN.contains(before.getTextContent().strip())) {
      operator.setAttribute("form", "prefix");
      operator.setAttribute("lspace", "0em");
      operator.setAttribute("rspace", "0em");
    }
  }
}
