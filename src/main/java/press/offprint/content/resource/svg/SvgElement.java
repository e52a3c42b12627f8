package press.offprint.content.resource.svg;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An element of a sanitized SVG picture. Two elements with equal content are different elements.
 *
 * <p>The keys of attributes are local names, except {@code xlink:href}, {@code xml:lang} and {@code
 * xml:space}. Children are elements, style rules and, in elements that show text, strings.
 */
final class SvgElement {
  final String name;
  final Map<String, String> attributes = new LinkedHashMap<>();
  final List<Object> children = new ArrayList<>();

  SvgElement(String name) {
    this.name = name;
  }

  /** Returns the value of an attribute, or an empty text. */
  String attribute(String key) {
    return attributes.getOrDefault(key, "");
  }

  /** Returns the text of the element without the text of child elements. */
  String text() {
    StringBuilder out = new StringBuilder();
    for (Object child : children) {
      if (child instanceof String text) {
        out.append(text);
      }
    }
    return out.toString();
  }
}
