package press.offprint.content.xhtml.clean;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import press.offprint.content.diagram.DiagramResult;
import press.offprint.content.resource.Resolution;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.model.Resource;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/** Draws code blocks that describe diagrams; an invalid description is shown as code. */
final class DiagramBlocks {
  private static final Set<String> DRAWN = Set.of("plantuml", "puml");
  private static final Set<String> NOT_DRAWN =
      Set.of("mermaid", "dot", "graphviz", "d2", "ditaa", "vega-lite");
  private static final int LONGEST_ALT = 400;

  private final BodyContext context;
  private int count;

  DiagramBlocks(BodyContext context) {
    this.context = context;
  }

  /** Returns the figure for a code block; empty if the code is shown instead. */
  Optional<Element> figure(String language, String code) {
    if (NOT_DRAWN.contains(language)) {
      context.warn(
          ProblemCode.DIAGRAM_UNSUPPORTED,
          "Diagrams in \"" + language + "\" are not drawn; the source is shown.",
          "Describe it in PlantUML, or put a picture of the diagram into the post.");
    }
    if (!DRAWN.contains(language)) {
      return Optional.empty();
    }
    DiagramResult result = context.tools().diagrams().draw(code);
    if (result instanceof DiagramResult.Refused refused) {
      context.report(
          Problem.warning(
              ProblemCode.DIAGRAM_INVALID,
              context.line() == 0 ? 0 : context.line() + refused.line(),
              "The diagram cannot be drawn; its source is shown. " + refused.reason() + ".",
              "Correct the description in this line."));
      return Optional.empty();
    }
    DiagramResult.Drawn drawn = (DiagramResult.Drawn) result;
    count++;
    Resolution resolution =
        context.resolveSvg("diagram-" + count + ".svg", Bytes.utf8(drawn.svg()));
    if (resolution instanceof Resolution.Resolved resolved) {
      return Optional.of(figure(resolved.resource(), drawn.words()));
    }
    if (resolution instanceof Resolution.Refused refused) {
      context.report(refused.problem());
    }
    return Optional.empty();
  }

  // The words in a diagram are the best description that is known of it.
  private Element figure(Resource picture, List<String> words) {
    String text = String.join(", ", new LinkedHashSet<>(words));
    String alt =
        text.length() > LONGEST_ALT ? text.substring(0, LONGEST_ALT).stripTrailing() + " …" : text;
    Element figure = new Element("figure").attr("class", "diagram");
    figure
        .appendElement("img")
        .attr("src", "resource:" + picture.key())
        .attr("alt", context.labels().diagram(alt))
        .attr("width", Integer.toString(picture.width()))
        .attr("height", Integer.toString(picture.height()));
    return figure;
  }
}
