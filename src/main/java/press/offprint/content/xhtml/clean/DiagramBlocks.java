package press.offprint.content.xhtml.clean;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import press.offprint.content.diagram.DiagramResult;
import press.offprint.content.resource.Resolution;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.model.Problem;
import press.offprint.model.ProblemCode;
import press.offprint.model.Resource;
import press.offprint.model.bytes.Bytes;

/** Puts drawings in the place of their descriptions; one that cannot be drawn stays as code. */
final class DiagramBlocks {
  private static final Set<String> DRAWN = Set.of("plantuml", "puml");
  private static final Set<String> NOT_DRAWN =
      Set.of("mermaid", "dot", "graphviz", "d2", "ditaa", "vega-lite");
  private static final int WORDS = 400;

  private final BodyContext work;
  private int count;

  DiagramBlocks(BodyContext work) {
    this.work = work;
  }

  /** The figure for a block of code in {@code language}; empty where the code is to be shown. */
  Optional<Element> figure(String language, String code) {
    if (NOT_DRAWN.contains(language)) {
      work.warn(
          ProblemCode.DIAGRAM_UNSUPPORTED,
          "Diagrams in \"" + language + "\" are not drawn; the source is shown.",
          "Describe it in PlantUML, or put a picture of the diagram into the post.");
    }
    if (!DRAWN.contains(language)) {
      return Optional.empty();
    }
    DiagramResult drawing = work.tools.diagrams().draw(code);
    if (drawing instanceof DiagramResult.Refused refused) {
      work.add(
          Problem.warning(
              ProblemCode.DIAGRAM_INVALID,
              work.line == 0 ? 0 : work.line + refused.line(),
              "The diagram cannot be drawn; its source is shown. " + refused.reason() + ".",
              "Correct its description in this line."));
      return Optional.empty();
    }
    DiagramResult.Drawn drawn = (DiagramResult.Drawn) drawing;
    count++;
    Resolution made =
        work.resolver.resolveSvg("diagram-" + count + ".svg", Bytes.utf8(drawn.svg()), work.line);
    if (made instanceof Resolution.Resolved resolved) {
      return Optional.of(figure(resolved.resource(), drawn.words()));
    }
    if (made instanceof Resolution.Refused refused) {
      work.add(refused.problem());
    }
    return Optional.empty();
  }

  // What is written in a drawing is the best that can be said of it without its author.
  private Element figure(Resource picture, List<String> words) {
    String said = String.join(", ", new LinkedHashSet<>(words));
    String told = said.length() > WORDS ? said.substring(0, WORDS).stripTrailing() + " …" : said;
    Element figure = new Element("figure").attr("class", "diagram");
    figure
        .appendElement("img")
        .attr("src", "resource:" + picture.key())
        .attr("alt", work.labels.diagram(told))
        .attr("width", Integer.toString(picture.width()))
        .attr("height", Integer.toString(picture.height()));
    return figure;
  }
}
