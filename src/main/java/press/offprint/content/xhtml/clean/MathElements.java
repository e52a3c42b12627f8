package press.offprint.content.xhtml.clean;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.BodyPass;
import press.offprint.content.xhtml.tree.Selectors;

/** Replaces the marks of formulas by MathML; invalid TeX is shown as written. */
public final class MathElements implements BodyPass {
  private static final String MARK = "x-formula";

  /** Returns the element that marks a formula until this pass; no post can write it. */
  static Element mark(Element formula) {
    return new Element(MARK)
        .attr("tex", formula.attr("tex"))
        .attr("original", formula.attr("original"))
        .attr("display", formula.hasAttr("display"));
  }

  @Override
  public void apply(Element body, BodyContext context) {
    FormulaTypesetter typesetter = new FormulaTypesetter(context);
    for (Element mark : Selectors.all(body, MARK)) {
      context.restoreLine(mark);
      String original = mark.attr("original");
      Element holder = mark.parent();
      Node formula = typesetter.typeset(mark.attr("tex"), mark.hasAttr("display"), original);
      mark.replaceWith(formula);
      boolean isAlone = holder.normalName().equals("div") && holder.childNodeSize() == 1;
      if (formula instanceof TextNode text && isAlone) {
        replaceHolder(text, holder);
      }
    }
  }

  // A formula that only defines a command shows nothing, and a faulty one is text.
  private static void replaceHolder(TextNode text, Element holder) {
    if (text.isBlank()) {
      holder.remove();
    } else {
      holder.tagName("p");
    }
  }
}
