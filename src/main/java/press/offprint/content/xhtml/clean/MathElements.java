package press.offprint.content.xhtml.clean;

import org.jsoup.nodes.Element;
import press.offprint.content.shortcode.expansion.Placeholder;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.BodyPass;
import press.offprint.content.xhtml.tree.Selectors;

/** Replaces the marks of formulas by MathML; invalid TeX is shown as written. */
public final class MathElements implements BodyPass {
  /** The element that marks a formula until this pass; no post can write it. */
  static final String MARK = "x-formula";

  @Override
  public void apply(Element body, BodyContext context) {
    FormulaTypesetter typesetter = new FormulaTypesetter(context);
    for (Element mark : Selectors.all(body, MARK)) {
      context.restoreLine(mark);
      int index = Integer.parseInt(mark.attr("slot"));
      Placeholder.Formula formula =
          (Placeholder.Formula) context.placeholders().placeholders().get(index);
      mark.replaceWith(typesetter.typeset(formula.tex(), formula.display(), formula.original()));
    }
  }
}
