package press.offprint.content.xhtml.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.offprint.content.maths.MathRenderer;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.MarkupNode;
import press.offprint.model.problem.ProblemCode;

/** Typesets the formulas of one text in order; a macro holds for the formulas after it. */
final class FormulaTypesetter {
  private final BodyContext context;
  private final List<String> definitions = new ArrayList<>();

  FormulaTypesetter(BodyContext context) {
    this.context = context;
  }

  /**
   * Returns the formula as {@code span}, or as {@code div} if it is displayed.
   *
   * @param original the text that is shown if the TeX is invalid
   */
  Node typeset(String tex, boolean display, String original) {
    Optional<String> mathml = context.tools().maths().mathml(tex, display, definitions);
    if (mathml.isEmpty()) {
      context.warn(
          ProblemCode.MATHS_INVALID,
          "This is not valid TeX: " + tex,
          "Correct the formula, or escape its dollars with a backslash.");
      return new TextNode(original);
    }
    if (MathRenderer.defines(tex)) {
      definitions.add(tex);
    }
    if (MathRenderer.isEmpty(mathml.get())) {
      return new TextNode("");
    }
    Element holder = new Element(display ? "div" : "span");
    holder.attr("class", display ? "math display" : "math inline");
    if (display) {
      holder.attr("tabindex", "0"); // A wide formula is scrolled, by keyboard too.
    }
    holder.appendChild(MarkupNode.of(context.legal(mathml.get())));
    return holder;
  }
}
