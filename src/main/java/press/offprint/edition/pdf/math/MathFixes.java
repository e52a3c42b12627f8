package press.offprint.edition.pdf.math;

import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.model.interrupt.Regex;

/** The attributes and elements that JEuclid needs and does not infer from MathML. */
final class MathFixes {
  private static final Set<String> LIMITS = Set.of("munderover", "munder", "msubsup");
  private static final Set<String> SIGN_OPERATORS = Set.of("−", "-", "+", "±", "∓");
  private static final Set<String> BEFORE_PREFIX = Set.of("(", "[", "{", "|", ",", "=");

  private MathFixes() {}

  /** Applies all fixes to a formula. */
  static void apply(Element math) {
    for (Element element : Dom.elements(math)) {
      switch (element.getTagName()) {
        case "mi", "mn", "mtext" -> renameGroup(element);
        case "mpadded" -> removePhantom(element);
        case "mo" -> {
          replaceArrow(element);
          markPrefix(element);
        }
        default -> {
          if (LIMITS.contains(element.getTagName()) && Dom.is(element.getFirstChild(), "mo")) {
            addSpace(element);
          }
        }
      }
    }
  }

  /** Turns a token that consists of elements, such as vertical dots, into a row. */
  private static void renameGroup(Element token) {
    if (Dom.children(token).stream().anyMatch(Element.class::isInstance)) {
      token.getOwnerDocument().renameNode(token, token.getNamespaceURI(), "mrow");
    }
  }

  /** Adds space after a sum or an integral. */
  private static void addSpace(Element sum) {
    Element space = sum.getOwnerDocument().createElementNS(sum.getNamespaceURI(), "mspace");
    space.setAttribute("width", "0.2em");
    sum.getParentNode().insertBefore(space, sum.getNextSibling());
  }

  /** Removes an invisible element from a box without width. */
  private static void removePhantom(Element padded) {
    boolean none = Regex.matches(padded.getAttribute("width"), "0(px|em|pt)?");
    if (none && Dom.is(padded.getFirstChild(), "mphantom")) {
      while (padded.getFirstChild() != null) {
        padded.removeChild(padded.getFirstChild());
      }
    }
  }

  /** Replaces the stretched arrow of a reaction by a long arrow; stretching makes it thick. */
  private static void replaceArrow(Element operator) {
    if (operator.hasAttribute("minsize") && operator.getTextContent().equals("→")) {
      operator.removeAttribute("minsize");
      operator.setAttribute("stretchy", "false");
      operator.setTextContent("⟶");
    }
  }

  /** Marks a sign before a term as prefix, so that no space follows. */
  private static void markPrefix(Element operator) {
    if (!SIGN_OPERATORS.contains(operator.getTextContent().strip())
        || operator.getNextSibling() == null
        || operator.hasAttribute("form")) {
      return;
    }
    Node before = operator.getPreviousSibling();
    if (before == null || BEFORE_PREFIX.contains(before.getTextContent().strip())) {
      operator.setAttribute("form", "prefix");
      operator.setAttribute("lspace", "0em");
      operator.setAttribute("rspace", "0em");
    }
  }
}
