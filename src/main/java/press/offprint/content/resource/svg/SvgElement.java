package press.offprint.content.resource.svg;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An element of a cleaned SVG picture. Identity matters: two equal elements are two drawings.
 *
 * <p>Attributes have their local names but for {@code xlink:href}, {@code xml:lang} and {@code
 * xml:space}; children are elements and, where text can be seen, strings.
 */
final class SvgElement {
  final String name;
  final Map<String, String> attributes = new LinkedHashMap<>();
  final List<Object> children = new ArrayList<>();

  SvgElement(String name) {
    this.name = name;
  }

  String attribute(String key) {
    return attributes.getOrDefault(key, "");
  }

  /** The text directly in it. */
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
