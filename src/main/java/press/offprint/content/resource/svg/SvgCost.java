package press.offprint.content.resource.svg;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import press.offprint.content.resource.file.UnusableFileException;
import press.offprint.model.interrupt.Regex;

/**
 * The cost of drawing a picture: the number of elements, glyphs and dashes, each counted as often
 * as {@code use}, patterns, masks, markers and clip paths draw it. Pictures with circular
 * references, with too many elements or with expensive filters are refused.
 */
final class SvgCost {
  private static final long MAX_COST = 500_000;
  private static final int MAX_CHAIN = 400;
  private static final int FILTER_COST = 200;
  // A mask needs an image of the size of the drawing, as a filter does.
  private static final int MASK_COST = 500;
  private static final int GLYPH_COST = 5;
  // Each layer needs an image while it is drawn.
  private static final int MAX_LAYERS = 16;
  private static final Set<String> LAYERS = Set.of("mask", "filter", "pattern");
  // Each element is compared with each rule, by renderers too.
  private static final long MAX_COMPARISONS = 10_000_000;
  private static final Set<String> WITHOUT_RULES =
      Set.of(
          "linearGradient", "radialGradient", "stop", "style", "title", "desc", "defs", "filter");

  private static final Set<String> SILENT = Set.of("style", "title", "desc");

  private final Map<String, SvgElement> ids = new HashMap<>();
  private final IdentityHashMap<SvgElement, Long> costs = new IdentityHashMap<>();
  private final Set<SvgElement> drawing = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Rule> rules = new ArrayList<>();
  private final IdentityHashMap<SvgElement, Integer> layers = new IdentityHashMap<>();
  private final SvgDashes dashes = new SvgDashes(ids);
  private long elements;
  private long selectors;

  /** A style rule whose values refer to elements by id or declare dashes. */
  private record Rule(List<SvgSelector> selectors, List<String> references, String declarations) {}

  private SvgCost() {}

  /** Throws if the picture is too expensive to draw. */
  static void require(SvgElement root) throws UnusableFileException {
    SvgNumbers.require(root);
    SvgCost cost = new SvgCost();
    cost.collect(root);
    if (cost.elements * cost.selectors > MAX_COMPARISONS) {
      throw limit("has " + cost.selectors + " style rules for " + cost.elements + " elements");
    }
    cost.of(root, 0);
  }

  private void collect(SvgElement element) throws UnusableFileException {
    elements++;
    String id = element.attribute("id");
    if (!id.isEmpty()) {
      ids.put(id, element);
    }
    if (element.name.startsWith("fe") || element.name.equals("filter")) {
      requireFilter(element);
    }
    for (Object child : element.children) {
      if (child instanceof SvgElement inner) {
        collect(inner);
      } else if (child instanceof SvgStyle.Rule rule) {
        collect(rule);
      }
    }
  }

  private void collect(SvgStyle.Rule rule) {
    String declarations = rule.declarations();
    selectors += 1 + rule.selectors().chars().filter(c -> c == ',').count();
    if (declarations.contains("url(") || SvgDashes.isDeclared(declarations)) {
      rules.add(
          new Rule(
              SvgSelector.of(rule.selectors()), SvgStyle.references(declarations), declarations));
    }
  }

  private long of(SvgElement element, int chain) throws UnusableFileException {
    Long before = costs.get(element);
    if (before != null) {
      return before;
    }
    if (!drawing.add(element) || chain > MAX_CHAIN) {
      throw limit("has circular references, or a chain of more than " + MAX_CHAIN);
    }
    long cost = 1;
    int depth = 0;
    for (Object child : element.children) {
      if (child instanceof SvgElement inner) {
        cost += of(inner, chain + 1);
        depth = Math.max(depth, layers.get(inner));
      } else if (child instanceof String text && !SILENT.contains(element.name)) {
        cost += (long) GLYPH_COST * text.length();
      }
    }
    List<Rule> applied = rules(element);
    for (String id : references(element, applied)) {
      SvgElement target = ids.get(id);
      if (target != null) {
        cost += of(target, chain + 1) * times(element, target);
        cost += target.name.equals("mask") ? MASK_COST : 0;
        depth = Math.max(depth, layers.get(target) + (LAYERS.contains(target.name) ? 1 : 0));
      }
      requireAffordable(cost);
    }
    if (depth > MAX_LAYERS) {
      throw limit("nests masks, filters and patterns more than " + MAX_LAYERS + " deep");
    }
    layers.put(element, depth);
    cost += (long) dashes.of(element, applied.stream().map(Rule::declarations).toList());
    requireAffordable(cost);
    drawing.remove(element);
    costs.put(element, cost);
    return cost;
  }

  private static void requireAffordable(long cost) throws UnusableFileException {
    if (cost > MAX_COST) {
      throw limit(
          "draws more than " + MAX_COST + " elements, glyphs and dashes, counting repeated ones");
    }
  }

  /** Returns the cost factor of a reference: a marker is drawn at every vertex. */
  private static long times(SvgElement element, SvgElement target) {
    if (target.name.equals("filter")) {
      return FILTER_COST;
    }
    if (!target.name.equals("marker")) {
      return 1;
    }
    long numbers =
        Regex.matcher(SvgScale.NUMBER, element.attribute("d") + element.attribute("points"))
            .results()
            .count();
    return 1 + numbers / 2;
  }

  private static Set<String> references(SvgElement element, List<Rule> applied) {
    Set<String> found = new HashSet<>();
    String href = element.attribute("xlink:href");
    if (href.startsWith("#")) {
      found.add(href.substring(1));
    }
    element.attributes.forEach(
        (name, value) -> {
          if (value.contains("url(")) {
            found.addAll(SvgStyle.references(value));
          }
        });
    applied.forEach(rule -> found.addAll(rule.references()));
    return found;
  }

  /** Returns the rules that may apply to an element. */
  private List<Rule> rules(SvgElement element) {
    if (WITHOUT_RULES.contains(element.name) || element.name.startsWith("fe")) {
      return List.of();
    }
    Set<String> classes =
        Set.copyOf(List.of(Regex.split(element.attribute("class").strip(), "\\s+", -1)));
    return rules.stream()
        .filter(rule -> rule.selectors().stream().anyMatch(one -> one.mayMatch(element, classes)))
        .toList();
  }

  private static void requireFilter(SvgElement element) throws UnusableFileException {
    require(element, "stdDeviation", 100);
    require(element, "radius", 100);
    require(element, "order", 9);
    require(element, "numOctaves", 8);
    if (element.name.equals("filter")) {
      boolean user = element.attribute("filterUnits").equals("userSpaceOnUse");
      for (String side : List.of("x", "y", "width", "height")) {
        String value = element.attribute(side);
        require(element, side, value.contains("%") ? 1000 : user ? 20_000 : 10);
      }
      if (element.children.size() > 50) {
        throw limit("has a filter of more than 50 steps");
      }
    }
  }

  private static void require(SvgElement element, String name, double max)
      throws UnusableFileException {
    Matcher number = Regex.matcher(SvgScale.NUMBER, element.attribute(name));
    while (number.find()) {
      if (Math.abs(Double.parseDouble(number.group())) > max) {
        throw limit(
            "has a filter with " + name + " " + number.group() + ", which takes too long to draw");
      }
    }
  }

  private static UnusableFileException limit(String message) {
    return SvgScale.limit(message);
  }
}
