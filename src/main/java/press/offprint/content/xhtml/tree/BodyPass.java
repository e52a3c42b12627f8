package press.offprint.content.xhtml.tree;

import org.jsoup.nodes.Element;

/**
 * One step that changes the sanitised tree of a body or of a footnote. An instance serves one
 * article; it may count across the text and the footnotes of that article.
 */
@FunctionalInterface
public interface BodyPass {
  /**
   * Changes the tree in place.
   *
   * @param body the root of the text, or of one footnote
   */
  void apply(Element body, BodyContext context);
}
