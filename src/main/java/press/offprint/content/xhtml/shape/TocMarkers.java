package press.offprint.content.xhtml.shape;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.offprint.content.xhtml.tree.Selectors;
import press.offprint.content.xhtml.tree.TreeEdits;

/**
 * Takes out what asks for contents in its place: kramdown's list with <code>{:toc}</code>, and
 * {@code [TOC]}. Every edition has contents of its own.
 */
public final class TocMarkers {
  private static final Pattern KRAMDOWN =
      Pattern.compile("(?:^|\\n)[ \\t]*\\{:(?:[^{}\\n]*\\s)?toc(?:\\s[^{}\\n]*)?}\\s*$");
  private static final Pattern ATTRIBUTES = Pattern.compile("\\s*\\{:[^{}\\n]*}\\s*");
  private static final Pattern BRACKETS =
      Pattern.compile("\\s*\\[toc]\\s*", Pattern.CASE_INSENSITIVE);
  private static final String HEADINGS = "h1, h2, h3, h4, h5, h6";
  // A post that asks more often has no headings above.
  private static final int MOST_HEADINGS = 10;

  private TocMarkers() {}

  /** Whether there may be such a mark in {@code html}; most posts have none. */
  public static boolean mayBeIn(String html) {
    return html.contains("toc") || html.contains("TOC");
  }

  public static void run(Element root) {
    int headings = 0;
    for (Element block : Selectors.all(root, "p, li")) {
      boolean list = block.normalName().equals("li") && isOfKramdown(block);
      if (!list && !isBrackets(block)) {
        continue;
      }
      Element mark = list ? block.parent() : block;
      if (headings++ < MOST_HEADINGS) {
        removeHeading(mark);
      }
      TreeEdits.remove(mark);
    }
  }

  private static boolean isBrackets(Element block) {
    return block.normalName().equals("p")
        && block.childNodeSize() == 1
        && block.childNode(0) instanceof TextNode text
        && BRACKETS.matcher(text.getWholeText()).matches();
  }

  // A list of one item, whose words are not meant to be read.
  private static boolean isOfKramdown(Element item) {
    Element list = item.parent();
    Element words =
        item.childrenSize() == 1 && item.child(0).normalName().equals("p") ? item.child(0) : item;
    return list != null
        && words.childNodeSize() > 0
        && words.childNode(words.childNodeSize() - 1) instanceof TextNode text
        && text.getWholeText().contains("toc")
        && KRAMDOWN.matcher(text.getWholeText()).find()
        && list.childrenSize() == 1;
  }

  /** Removes a heading that says no more than that contents follow. */
  private static void removeHeading(Element mark) {
    Element above = element(mark.previousSibling(), false);
    Element attributes = null;
    if (above != null
        && above.normalName().equals("p")
        && ATTRIBUTES.matcher(above.wholeText()).matches()) {
      attributes = above;
      above = element(above.previousSibling(), false);
    }
    Element below = element(mark.nextSibling(), true);
    if (above == null || !Selectors.is(above, HEADINGS)) {
      return;
    }
    boolean alone =
        below == null
            || (Selectors.is(below, HEADINGS)
                && below.normalName().compareTo(above.normalName()) <= 0);
    boolean title = above.normalName().equals("h1") && above.previousElementSibling() == null;
    if (alone && !title) {
      TreeEdits.remove(above);
      if (attributes != null) {
        TreeEdits.remove(attributes);
      }
    }
  }

  // The nearest element on one side; null where words stand between.
  private static Element element(Node from, boolean forwards) {
    Node node = from;
    while (node instanceof TextNode text && text.isBlank()) {
      node = forwards ? node.nextSibling() : node.previousSibling();
    }
    return node instanceof Element element ? element : null;
  }
}
