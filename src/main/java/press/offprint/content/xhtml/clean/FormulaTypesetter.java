package press.offprint.content.xhtml.clean;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.offprint.content.markdown.inline.Escapes;
import press.offprint.content.maths.MathRenderer;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.MarkupNode;
import press.offprint.model.problem.ProblemCode;

/** Typesets the formulas of one text in order; a macro holds for the formulas after it. */
final class FormulaTypesetter {
  private final BodyContext context;
  private final TexDefinitions definitions = new TexDefinitions();

  FormulaTypesetter(BodyContext context) {
    this.context = context;
  }

  /**
   * Returns the formula as {@code span}, or as {@code div} if it is displayed.
   *
   * @param original the text that is shown if the TeX is invalid
   */
  Node typeset(String tex, boolean display, String original) {
    List<String> known = definitions.neededBy(tex);
    if (!definitions.charge(known)) {
      context.warn(
          ProblemCode.MATHS_INVALID,
          "The formulas of this text use definitions of commands too often: " + tex,
          "Define each command once, in a formula that holds only this definition.");
      return new TextNode(original);
    }
    Optional<String> valid = mathml(tex, display, known);
    String shown = valid.isPresent() ? tex : Escapes.remove(tex);
    Optional<String> mathml = shown.equals(tex) ? valid : mathml(shown, display, known);
    if (mathml.isEmpty()) {
      context.warn(
          ProblemCode.MATHS_INVALID,
          "This is not valid TeX: " + tex,
          "Correct the formula, or escape its dollars with a backslash.");
      return new TextNode(original);
    }
    if (!shown.equals(tex)) {
      context.warn(
          ProblemCode.MATHS_INVALID,
          "This is valid TeX only without the escapes of Markdown, so it is shown without them: "
              + tex,
          "Remove backslashes in front of marks, and write < for &lt;. Formulas have no escapes.");
    }
    definitions.add(shown);
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

  private Optional<String> mathml(String tex, boolean display, List<String> known) {
    return context.tools().maths().mathml(tex, display, known);
  }
}
