package press.offprint.content.xhtml.shape;

import org.jsoup.nodes.Element;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.BodyPass;
import press.offprint.content.xhtml.tree.Selectors;
import press.offprint.content.xhtml.tree.TreeEdits;

/**
 * Removes links without a text, of which one that is alone in its block shows its URL, and
 * paragraphs without content, which the HTML parser leaves around blocks. One with an id is the
 * target of a link and stays.
 */
public final class EmptyElements implements BodyPass {
  private static final String CONTENT = "img, x-formula, x-note, span.math, div.math, figure";

  @Override
  public void apply(Element body, BodyContext context) {
    for (Element link : Selectors.all(body, "a[href]")) {
      if (link.hasText() || !Selectors.all(link, CONTENT).isEmpty()) {
        continue;
      }
      if (link.attr("href").startsWith("http") && isAlone(link) && !continues(link)) {
        link.text(link.attr("href"));
      } else {
        remove(link);
      }
    }
    for (Element paragraph : Selectors.all(body, "p")) {
      if (!paragraph.hasText() && paragraph.childrenSize() == 0 && paragraph.id().isEmpty()) {
        TreeEdits.remove(paragraph);
      }
    }
  }

  /** Removes a link and keeps its content, and its id if it has one. */
  static void remove(Element link) {
    if (link.id().isEmpty()) {
      TreeEdits.unwrap(link);
    } else {
      link.removeAttr("href").tagName("span");
    }
  }

  // The parser splits a link around a block in two, and the second half has the text.
  private static boolean continues(Element link) {
    Element next = link.parent().nextElementSibling();
    return next != null && !next.getElementsByAttributeValue("href", link.attr("href")).isEmpty();
  }

  private static boolean isAlone(Element link) {
    return link.parent().childNodes().stream()
        .allMatch(node -> node.equals(link) || TreeEdits.isBlank(node));
  }
}
