package press.offprint.content.xhtml.shape;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.BodyPass;
import press.offprint.content.xhtml.tree.Selectors;
import press.offprint.content.xhtml.tree.TreeEdits;

/**
 * Removes requests for a table of contents: kramdown's list with <code>{:toc}</code>, and {@code
 * [TOC]}. Every edition makes its table of contents from the headings.
 */
public final class TocMarkers implements BodyPass {
  private static final Pattern KRAMDOWN =
      Pattern.compile("(?:^|\\n)[ \\t]*\\{:(?:[^{}\\n]*\\s)?toc(?:\\s[^{}\\n]*)?}\\s*$");
  private static final Pattern ATTRIBUTES = Pattern.compile("\\s*\\{:[^{}\\n]*}\\s*");
  private static final Pattern BRACKETS =
      Pattern.compile("\\s*\\[toc]\\s*", Pattern.CASE_INSENSITIVE);
  // A post with more markers has no headings above them; the search for one takes time.
  private static final int MOST_HEADINGS = 10;

  private final boolean requested;

  /**
   * Creates the pass.
   *
   * @param html the text before it was parsed; most texts hold no marker
   */
  public TocMarkers(String html) {
    this.requested = html.contains("toc") || html.contains("TOC");
  }

  @Override
  public void apply(Element body, BodyContext context) {
    if (requested) {
      removeMarkers(body);
    }
  }

  private static void removeMarkers(Element body) {
    int headings = 0;
    for (Element block : Selectors.all(body, "p, li")) {
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

  // A list of one item; its text is only a placeholder.
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

  // A heading with no other content than the marker is its title.
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
    if (above == null || !Selectors.is(above, Headings.ALL)) {
      return;
    }
    boolean alone =
        below == null
            || (Selectors.is(below, Headings.ALL)
                && below.normalName().compareTo(above.normalName()) <= 0);
    boolean title = above.normalName().equals("h1") && above.previousElementSibling() == null;
    if (alone && !title) {
      TreeEdits.remove(above);
      if (attributes != null) {
        TreeEdits.remove(attributes);
      }
    }
  }

  // Returns the nearest element on one side, or null if there is text between.
  private static Element element(Node from, boolean forwards) {
    Node node = from;
    while (node instanceof TextNode text && text.isBlank()) {
      node = forwards ? node.nextSibling() : node.previousSibling();
    }
    return node instanceof Element element ? element : null;
  }
}
