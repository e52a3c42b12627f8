package press.offprint.content.xhtml.clean;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import press.offprint.content.xhtml.tree.Selectors;

/** Writes the references to notes; the first one has the plain id, later ones are counted. */
public final class FootnoteReferences {
  /** The element that stands for a reference until then; no post can write it. */
  static final String MARK = "x-note";

  private final Map<String, Integer> uses = new HashMap<>();

  public void run(Element root) {
    for (Element mark : Selectors.all(root, MARK)) {
      String number = mark.attr("number");
      int use = uses.merge(number, 1, Integer::sum);
      Element reference = new Element("sup").attr("class", "noteref");
      reference
          .appendElement("a")
          .attr("class", "noteref")
          .attr("id", "fnref-" + number + (use > 1 ? "-" + use : ""))
          .attr("href", "#fn-" + number)
          .attr("role", "doc-noteref")
          .text(number);
      mark.replaceWith(reference);
    }
  }
}
