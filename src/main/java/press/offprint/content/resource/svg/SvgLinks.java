package press.offprint.content.resource.svg;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The removal of references to ids that do not exist. Viewers of SVG 2 ignore such references;
 * viewers of SVG 1.1 reject the whole picture.
 */
final class SvgLinks {
  private final Set<String> ids = new HashSet<>();

  private SvgLinks() {}

  /** Removes the dangling references of a picture. */
  static void removeDangling(SvgElement root) {
    SvgLinks links = new SvgLinks();
    links.collect(root);
    links.removeFrom(root);
  }

  private void collect(SvgElement element) {
    ids.add(element.attribute("id"));
    for (Object child : element.children) {
      if (child instanceof SvgElement inner) {
        collect(inner);
      }
    }
  }

  private void removeFrom(SvgElement element) {
    for (Map.Entry<String, String> attribute : List.copyOf(element.attributes.entrySet())) {
      String name = attribute.getKey();
      Optional<String> value =
          name.equals("style")
              ? Optional.of(declarations(attribute.getValue()))
              : value(name, attribute.getValue());
      value.ifPresentOrElse(
          kept -> element.attributes.put(name, kept), () -> element.attributes.remove(name));
    }
    element.children.removeIf(
        child -> child instanceof SvgElement inner && isEmptyReference(inner));
    element.children.replaceAll(
        child ->
            child instanceof SvgStyle.Rule rule
                ? new SvgStyle.Rule(rule.selectors(), declarations(rule.declarations()))
                : child);
    for (Object child : element.children) {
      if (child instanceof SvgElement inner) {
        removeFrom(inner);
      }
    }
  }

  private boolean isEmptyReference(SvgElement element) {
    return (element.name.equals("use") || element.name.equals("textPath"))
        && isDangling(element.attribute("xlink:href"));
  }

  private boolean isDangling(String href) {
    return !href.startsWith("#") || !ids.contains(href.substring(1));
  }

  private String declarations(String declarations) {
    if (!declarations.contains("url(")) {
      return declarations;
    }
    List<String> kept = new ArrayList<>();
    for (String declaration : declarations.split(";", -1)) {
      int colon = declaration.indexOf(':');
      String name = declaration.substring(0, Math.max(colon, 0));
      value(name, declaration.substring(colon + 1))
          .ifPresent(value -> kept.add(name + ":" + value));
    }
    return String.join(";", kept);
  }

  /**
   * Returns the value without dangling references: for paint the fallback or {@code none}; empty if
   * the attribute must be removed.
   */
  private Optional<String> value(String name, String value) {
    if (name.equals("xlink:href") && value.startsWith("#")) {
      return isDangling(value) ? Optional.empty() : Optional.of(value);
    }
    if (!value.contains("url(") || ids.containsAll(SvgStyle.references(value))) {
      return Optional.of(value);
    }
    if (!name.equals("fill") && !name.equals("stroke")) {
      return Optional.empty();
    }
    String fallback = value.substring(value.indexOf(')') + 1).strip();
    return Optional.of(fallback.isEmpty() ? "none" : fallback);
  }
}
