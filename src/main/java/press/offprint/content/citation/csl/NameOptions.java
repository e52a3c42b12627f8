package press.offprint.content.citation.csl;

import java.util.List;
import org.w3c.dom.Element;
import press.offprint.content.citation.csl.style.CslStyle;
import press.offprint.content.citation.csl.style.CslXml;
import press.offprint.model.interrupt.Regex;

/**
 * The options of names, which the element of the names has, else the style.
 *
 * @param pattern the element {@code names}
 * @param part the part of the style around it: the citation or the bibliography
 */
record NameOptions(CslStyle style, Element pattern, Element part) {
  private static final List<String> PREFIXED = List.of("form", "delimiter");

  /** Returns the element {@code name}; null if there is none. */
  Element element() {
    return CslXml.child(pattern, "name");
  }

  /** Returns an option; empty text if it is not set. */
  String get(String name) {
    Element element = element();
    if (element != null && element.hasAttribute(name)) {
      return element.getAttribute(name);
    }
    return style.option(null, part, PREFIXED.contains(name) ? "name-" + name : name);
  }

  /**
   * Returns an option that is a number, 0 if it is not set.
   *
   * @param later the option of later citations, which takes precedence; empty if there is none
   */
  int number(String name, String later) {
    String value = later.isEmpty() ? "" : get(later);
    value = value.isEmpty() ? get(name) : value;
    return Regex.matches(value, "\\d{1,3}") ? Integer.parseInt(value) : 0;
  }
}
