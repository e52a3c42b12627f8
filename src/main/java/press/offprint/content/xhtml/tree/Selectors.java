package press.offprint.content.xhtml.tree;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/** CSS selectors, parsed once per process; all are constants in the source, so they are few. */
public final class Selectors {
  private static final Map<String, Evaluator> PARSED = new ConcurrentHashMap<>();

  private Selectors() {}

  /** Returns {@code root} and the elements below it that match, in document order. */
  public static Elements all(Element root, String selector) {
    return root.select(parsed(selector));
  }

  /** Returns the first element that matches, or null if there is none. */
  public static Element first(Element root, String selector) {
    return root.selectFirst(parsed(selector));
  }

  /** Returns true if the selector matches this element. */
  public static boolean is(Element element, String selector) {
    return element.is(parsed(selector));
  }

  private static Evaluator parsed(String selector) {
    return PARSED.computeIfAbsent(selector, QueryParser::parse);
  }
}
