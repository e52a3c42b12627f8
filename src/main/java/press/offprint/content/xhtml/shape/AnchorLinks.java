package press.offprint.content.xhtml.shape;

import java.util.Optional;
import org.jsoup.nodes.Element;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.BodyPass;
import press.offprint.content.xhtml.tree.Selectors;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.text.Uris;

/**
 * Points links within the article to the ids of their targets, and removes links without a target.
 * All ids must be known before.
 */
public final class AnchorLinks implements BodyPass {
  private final IdRegistry ids;

  public AnchorLinks(IdRegistry ids) {
    this.ids = ids;
  }

  @Override
  public void apply(Element body, BodyContext context) {
    for (Element link : Selectors.all(body, "a[href^=#]")) {
      if (link.hasClass("noteref")) {
        continue;
      }
      String name = link.attr("href").substring(1);
      Optional<String> id = ids.find(name);
      if (id.isPresent()) {
        link.attr("href", "#" + id.get());
        continue;
      }
      if (!name.isEmpty()) {
        context.restoreLine(link);
        context.warn(
            ProblemCode.LINK_BROKEN,
            "There is no place \"#" + Uris.decodeLeniently(name) + "\" in this post to link to.",
            "Correct the link to the id of a heading.");
      }
      EmptyElements.remove(link);
    }
  }
}
