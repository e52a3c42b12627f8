package press.offprint.content.xhtml.reference;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import press.offprint.content.xhtml.shape.IdRegistry;
import press.offprint.content.xhtml.tree.Selectors;

/** The sections of an article that hold its glossary or its index. */
final class BackMatterSections {
  private static final String HEADINGS = "h2, h3, h4, h5, h6";

  private BackMatterSections() {}

  /**
   * Makes a section of a block. A heading before the block becomes that of the section; without
   * one, the section gets a heading.
   *
   * @param name the id of a new heading
   * @param role of the section, such as {@code doc-index}
   */
  static Element replace(Element block, String name, String title, String role, IdRegistry ids) {
    Element before = block.previousElementSibling();
    Element inner = block.firstElementChild();
    block.tagName("section").attr("role", role).attr("class", name);
    if (inner != null && Selectors.is(inner, HEADINGS)) {
      return block;
    }
    if (before != null && Selectors.is(before, HEADINGS)) {
      block.prependChild(before);
    } else {
      block.prependElement("h2").attr("id", ids.claim(name, name)).text(title);
    }
    return block;
  }

  /** Appends XHTML that this program wrote to an element. */
  static void append(String xhtml, Element to) {
    Document parsed = Jsoup.parse(xhtml, "", Parser.htmlParser());
    parsed.body().childNodesCopy().forEach(to::appendChild);
  }
}
