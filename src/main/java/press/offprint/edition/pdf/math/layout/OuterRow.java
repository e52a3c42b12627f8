package press.offprint.edition.pdf.math.layout;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import press.offprint.edition.pdf.dom.Dom;

/**
 * The row of a formula, without the elements around it that add nothing.
 *
 * @param style of its children
 */
record OuterRow(Element element, MathStyle style) {

  /**
   * Returns the outer row of an element.
   *
   * @param style of the children of the element
   */
  static OuterRow of(Element element, MathStyle style) {
    List<Element> children = children(element);
    boolean plain =
        children.size() == 1
            && (Dom.is(children.get(0), "mrow") || Dom.is(children.get(0), "semantics"))
            && !children.get(0).hasAttribute("mathbackground");
    return plain ? of(children.get(0), style.with(children.get(0))) : new OuterRow(element, style);
  }

  /** Returns the table that is the only child; null if there is none. */
  Element onlyTable() {
    List<Element> children = children(element);
    return children.size() == 1 && Dom.is(children.get(0), "mtable") ? children.get(0) : null;
  }

  private static List<Element> children(Element element) {
    List<Element> children = new ArrayList<>(Atom.elements(element));
    children.removeIf(child -> child.getTagName().startsWith("annotation"));
    return children;
  }
}
