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
 * Removes requests for a table of contents, which are paragraphs {@code [TOC]}. Every edition makes
 * its table of contents from the headings. A request that is all the content of a heading keeps its
 * place, for {@link TocLists}.
 */
public final class TocMarkers implements BodyPass {
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
    for (Element mark : Selectors.all(body, "p")) {
      if (!isBrackets(mark)) {
        continue;
      }
      if (headings++ < MOST_HEADINGS && isContentOfHeading(mark)) {
        mark.replaceWith(new Element("p").attr(TocLists.PLACE, "").text("…"));
      } else {
        TreeEdits.remove(mark);
      }
    }
  }

  private static boolean isBrackets(Element block) {
    return block.childNodeSize() == 1
        && block.childNode(0) instanceof TextNode text
        && BRACKETS.matcher(text.getWholeText()).matches();
  }

  // True if the heading above the marker has no other content, and is not the title of the text.
  private static boolean isContentOfHeading(Element mark) {
    Element above = element(mark.previousSibling(), false);
    Element below = element(mark.nextSibling(), true);
    if (above == null || !Selectors.is(above, Headings.ALL)) {
      return false;
    }
    boolean alone =
        below == null
            || (Selectors.is(below, Headings.ALL)
                && below.normalName().compareTo(above.normalName()) <= 0);
    boolean title = above.normalName().equals("h1") && above.previousElementSibling() == null;
    return alone && !title;
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
