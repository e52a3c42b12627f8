package press.offprint.content.xhtml.clean;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.BodyPass;
import press.offprint.content.xhtml.tree.Selectors;

/**
 * Replaces the marks of footnote references by links. The first reference to a note has the plain
 * id; the ids of later ones are numbered.
 */
public final class FootnoteReferences implements BodyPass {
  /** The element that marks a reference until this pass; no post can write it. */
  static final String MARK = "x-note";

  private final Map<String, Integer> references = new HashMap<>();

  @Override
  public void apply(Element body, BodyContext context) {
    for (Element mark : Selectors.all(body, MARK)) {
      String note = mark.attr("number");
      int number = references.merge(note, 1, Integer::sum);
      Element reference = new Element("sup").attr("class", "noteref");
      reference
          .appendElement("a")
          .attr("class", "noteref")
          .attr("id", "fnref-" + note + (number > 1 ? "-" + number : ""))
          .attr("href", "#fn-" + note)
          .attr("role", "doc-noteref")
          .text(note);
      mark.replaceWith(reference);
    }
  }
}
