package press.offprint.content.xhtml.tree;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.Elements;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/**
 * CSS selectors, parsed once per process; all of them are constants in the source, so they are few.
 * A selector that depends on the element alone is evaluated by a plain walk over the tree, because
 * the streams of jsoup take several times as long.
 */
public final class Selectors {
  private static final Pattern NAMES = Pattern.compile("[a-z0-9-]+(?:, [a-z0-9-]+)*");
  private static final Pattern ALONE = Pattern.compile("[a-z0-9\\[\\]\"=^#., -]*");
  private static final Map<String, Query> PARSED = new ConcurrentHashMap<>();

  /**
   * A parsed selector.
   *
   * @param names the element names if the selector holds nothing else; else empty
   * @param alone true if a match depends on the element alone, not on its place in the tree
   */
  private record Query(Evaluator evaluator, Set<String> names, boolean alone) {
    boolean matches(Element root, Element element) {
      return names.isEmpty()
          ? evaluator.matches(root, element)
          : names.contains(element.normalName());
    }
  }

  private Selectors() {}

  /** Returns {@code root} and the elements below it that match, in document order. */
  public static Elements all(Element root, String selector) {
    Query query = parsed(selector);
    if (!query.alone()) {
      return root.select(query.evaluator());
    }
    Elements found = new Elements();
    for (Node node = root; node != null; node = next(node, root)) {
      if (node instanceof Element element && query.matches(root, element)) {
        found.add(element);
      }
    }
    return found;
  }

  /** Returns the first element that matches, or null if there is none. */
  public static Element first(Element root, String selector) {
    return root.selectFirst(parsed(selector).evaluator());
  }

  /** Returns true if the selector matches this element. */
  public static boolean is(Element element, String selector) {
    return parsed(selector).matches(element, element);
  }

  // Returns the next node in document order, or null after the last one below root.
  private static Node next(Node node, Node root) {
    if (node.childNodeSize() > 0) {
      return node.childNode(0);
    }
    Node from = node;
    while (from != root) {
      Node sibling = from.nextSibling();
      if (sibling != null) {
        return sibling;
      }
      from = from.parentNode();
    }
    return null;
  }

  private static Query parsed(String selector) {
    return PARSED.computeIfAbsent(selector, Selectors::parse);
  }

  private static Query parse(String selector) {
    List<String> parts = List.of(selector.split(", ", -1));
    boolean names = NAMES.matcher(selector).matches();
    boolean alone =
        ALONE.matcher(selector).matches() && parts.stream().noneMatch(part -> part.contains(" "));
    return new Query(QueryParser.parse(selector), names ? Set.copyOf(parts) : Set.of(), alone);
  }
}
