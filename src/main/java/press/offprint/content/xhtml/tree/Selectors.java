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
 * Selectors that are read once, not for each post: they are the program's own, so they are few.
 * Those that look at nothing but the element itself are looked for without jsoup's streams, which
 * take several times as long.
 */
public final class Selectors {
  private static final Pattern NAMES = Pattern.compile("[a-z0-9-]+(?:, [a-z0-9-]+)*");
  private static final Pattern ALONE = Pattern.compile("[a-z0-9\\[\\]\"=^#., -]*");
  private static final Map<String, Query> READ = new ConcurrentHashMap<>();

  /**
   * What is looked for.
   *
   * @param names where they alone decide, else empty
   * @param alone whether an element matches by itself, wherever it stands
   */
  private record Query(Evaluator evaluator, Set<String> names, boolean alone) {
    boolean matches(Element root, Element element) {
      return names.isEmpty()
          ? evaluator.matches(root, element)
          : names.contains(element.normalName());
    }
  }

  private Selectors() {}

  /** All elements of {@code root}, itself too, that the selector matches. */
  public static Elements all(Element root, String selector) {
    Query query = read(selector);
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

  /** The first of them; {@code null} where there is none. */
  public static Element first(Element root, String selector) {
    return root.selectFirst(read(selector).evaluator());
  }

  /** Whether the selector matches this element. */
  public static boolean is(Element element, String selector) {
    return read(selector).matches(element, element);
  }

  // In the order of the text; null behind the last below root.
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

  private static Query read(String selector) {
    return READ.computeIfAbsent(selector, Selectors::parse);
  }

  private static Query parse(String selector) {
    List<String> parts = List.of(selector.split(", ", -1));
    boolean names = NAMES.matcher(selector).matches();
    boolean alone =
        ALONE.matcher(selector).matches() && parts.stream().noneMatch(part -> part.contains(" "));
    return new Query(QueryParser.parse(selector), names ? Set.copyOf(parts) : Set.of(), alone);
  }
}
