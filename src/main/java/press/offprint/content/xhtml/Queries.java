package press.offprint.content.xhtml;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/** Selectors that are read once, not for each post: they are the program's own, so they are few. */
final class Queries {
  private static final Map<String, Evaluator> READ = new ConcurrentHashMap<>();

  private Queries() {}

  /** All elements of {@code root}, itself too, that the selector matches. */
  static Elements all(Element root, String selector) {
    return root.select(read(selector));
  }

  /** The first of them; {@code null} where there is none. */
  static Element first(Element root, String selector) {
    return root.selectFirst(read(selector));
  }

  private static Evaluator read(String selector) {
    return READ.computeIfAbsent(selector, QueryParser::parse);
  }
}
