package press.offprint.content.xhtml.shape;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.BodyPass;
import press.offprint.content.xhtml.tree.ElementText;
import press.offprint.content.xhtml.tree.Selectors;
import press.offprint.content.xhtml.tree.TreeEdits;

/** Makes all ids valid and unique in the article, and gives each heading one. */
public final class AnchorIds implements BodyPass {
  /** Obsidian's block ids, such as {@code ^claim}, with this prefix. */
  private static final String BLOCK = "block-";

  private static final String EMOJI = "[" + BodyContext.EMOJI + "]";
  private static final String FALLBACK = "section";

  private final IdRegistry ids;

  public AnchorIds(IdRegistry ids) {
    this.ids = ids;
  }

  @Override
  public void apply(Element body, BodyContext context) {
    for (Element element : Selectors.all(body, "[id], " + Headings.ALL)) {
      if (element.hasClass("noteref")) {
        continue;
      }
      String written = element.id();
      boolean heading = Selectors.is(element, Headings.ALL);
      if (heading && ids.valid(written).isEmpty()) {
        element.attr("id", ids.claim(ids.ofHeading(text(element)), FALLBACK));
      } else if (ids.valid(written).isEmpty()) {
        element.removeAttr("id");
      } else if (!namesBlockAbove(element)) {
        element.attr("id", ids.claim(written, FALLBACK));
      }
    }
    Selectors.all(body, EMOJI).forEach(TreeEdits::unwrap);
  }

  // The anchor has the name of an emoji that is written as a name.
  private static String text(Element heading) {
    if (Selectors.first(heading, EMOJI) == null) {
      return ElementText.of(heading);
    }
    Element named = heading.clone();
    Selectors.all(named, EMOJI).forEach(emoji -> emoji.text(emoji.attr(BodyContext.EMOJI)));
    return ElementText.of(named);
  }

  // A block id of Obsidian on a separate line belongs to the block above.
  private boolean namesBlockAbove(Element anchor) {
    Element line = anchor.parent();
    if (!anchor.id().startsWith(BLOCK)
        || anchor.childNodeSize() > 0
        || line == null
        || !line.normalName().equals("p")
        || line.childNodeSize() > 1) {
      return false;
    }
    Node above = line.previousSibling();
    while (TreeEdits.isBlank(above)) {
      above = above.previousSibling();
    }
    if (!(above instanceof Element block) || !block.id().isEmpty()) {
      return false;
    }
    block.attr("id", ids.claim(anchor.id(), FALLBACK));
    TreeEdits.remove(line);
    return true;
  }
}
