package press.offprint.content.xhtml.reference;

import org.jsoup.nodes.Element;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.BodyPass;
import press.offprint.content.xhtml.tree.Selectors;

/**
 * Marks the blocks in whose place a bibliography, an index or a glossary is written. A later pass
 * gives such a block another id if a heading has the same one, such as that of its list.
 */
public final class ListBlocks implements BodyPass {
  static final String REFERENCES = block("refs");
  static final String INDEX = block("index");
  static final String GLOSSARY = block("glossary");

  private static String block(String id) {
    return "div[" + BodyContext.BLOCK + "=" + id + "]";
  }

  @Override
  public void apply(Element text, BodyContext context) {
    for (Element block : Selectors.all(text, "div#refs, div#index, div#glossary")) {
      block.attr(BodyContext.BLOCK, block.id());
    }
  }
}
