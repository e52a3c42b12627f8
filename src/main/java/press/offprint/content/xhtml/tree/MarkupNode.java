package press.offprint.content.xhtml.tree;

import org.jsoup.nodes.DataNode;
import press.offprint.model.text.XmlText;

/** The nodes of a tree that hold markup, such as a formula, instead of text. */
public final class MarkupNode {
  private MarkupNode() {}

  /** Returns a node that is written as it is; {@code markup} is well-formed. */
  public static DataNode of(XmlText markup) {
    return new DataNode(markup.toString());
  }
}
