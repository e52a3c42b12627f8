package press.offprint.content.xhtml.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.offprint.content.maths.MathRenderer;
import press.offprint.content.shortcode.expansion.Placeholder;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.Selectors;
import press.offprint.model.ProblemCode;

/** Typesets formulas; one that is not valid TeX stays as it was written. */
public final class MathElements {
  /** The element that stands for a formula until then; no post can write it. */
  static final String MARK = "x-formula";

  private final BodyContext work;
  private final List<String> definitions = new ArrayList<>();

  public MathElements(BodyContext work) {
    this.work = work;
  }

  public void run(Element root) {
    for (Element mark : Selectors.all(root, MARK)) {
      work.goTo(mark);
      int index = Integer.parseInt(mark.attr("slot"));
      Placeholder.Formula formula =
          (Placeholder.Formula) work.placeholders.placeholders().get(index);
      mark.replaceWith(typeset(formula.tex(), formula.display(), formula.original()));
    }
  }

  /** The formula as {@code span} or {@code div}, or {@code original} as text. */
  Node typeset(String tex, boolean display, String original) {
    Optional<String> mathml = work.tools.maths().mathml(tex, display, definitions);
    if (mathml.isEmpty()) {
      work.warn(
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
      holder.attr("tabindex", "0"); // What is wider than the screen is scrolled, by keyboard too.
    }
    holder.appendChild(new DataNode(mathml.get()));
    return holder;
  }
}
