package press.offprint.content.xhtml.shape;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.offprint.content.markdown.HeadingSlug;
import press.offprint.content.xhtml.clean.LinkResolver;
import press.offprint.content.xhtml.tree.AttributeNames;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.ElementText;
import press.offprint.content.xhtml.tree.Selectors;
import press.offprint.content.xhtml.tree.TreeEdits;
import press.offprint.model.ProblemCode;

/** Gives places their ids and holds links to them against what is there. */
public final class AnchorLinker {
  private static final String HEADINGS = "h1, h2, h3, h4, h5, h6";
  private static final String BLOCK = "block-";
  private static final String CONTENT = "img, x-formula, x-note, span.math, div.math, figure";

  private final BodyContext work;
  private final IdRegistry ids = new IdRegistry();

  public AnchorLinker(BodyContext work) {
    this.work = work;
  }

  /** Removes links that show nothing; one that stands alone shows its address. */
  public static void prune(Element root) {
    for (Element link : Selectors.all(root, "a[href]")) {
      if (link.hasText() || !Selectors.all(link, CONTENT).isEmpty()) {
        continue;
      }
      if (link.attr("href").startsWith("http") && isAlone(link) && !goesOn(link)) {
        link.text(link.attr("href"));
      } else if (link.id().isEmpty()) {
        TreeEdits.unwrap(link);
      } else {
        link.removeAttr("href").tagName("span");
      }
    }
  }

  // Around a block, the parser splits a link in two: the words are in the other half.
  private static boolean goesOn(Element link) {
    Element next = link.parent().nextElementSibling();
    return next != null && !next.getElementsByAttributeValue("href", link.attr("href")).isEmpty();
  }

  private static boolean isAlone(Element link) {
    return link.parent().childNodes().stream().allMatch(node -> node.equals(link) || isBlank(node));
  }

  private static boolean isBlank(Node node) {
    return node instanceof TextNode text && text.isBlank();
  }

  /** Makes the ids of {@code root}: those that were written, and those of headings. */
  public void name(Element root) {
    for (Element element : Selectors.all(root, "[id], " + HEADINGS)) {
      if (element.hasClass("noteref")) {
        continue;
      }
      String written = element.id();
      boolean heading = Selectors.is(element, HEADINGS);
      if (heading && AttributeNames.id(written).isEmpty()) {
        element.attr("id", ids.claim(HeadingSlug.of(ElementText.of(element)), "section"));
      } else if (AttributeNames.id(written).isEmpty()) {
        element.removeAttr("id");
      } else if (!namesBlockAbove(element)) {
        element.attr("id", ids.claim(written, "section"));
      }
    }
  }

  // Obsidian's id on a line of its own is that of the block above.
  private boolean namesBlockAbove(Element place) {
    Element line = place.parent();
    if (!place.id().startsWith(BLOCK)
        || place.childNodeSize() > 0
        || line == null
        || !line.normalName().equals("p")
        || line.childNodeSize() > 1) {
      return false;
    }
    Node above = line.previousSibling();
    while (isBlank(above)) {
      above = above.previousSibling();
    }
    if (!(above instanceof Element block) || !block.id().isEmpty()) {
      return false;
    }
    block.attr("id", ids.claim(place.id(), "section"));
    TreeEdits.remove(line);
    return true;
  }

  /**
   * Remembers how the title may be called, behind all places in the text.
   *
   * @param written ids that a heading had which said no more than the title
   */
  public void nameTitle(String title, List<String> written) {
    written.forEach(ids::title);
    String name = HeadingSlug.of(title);
    if (!name.isEmpty()) {
      ids.title(name);
    }
    ids.title("top");
  }

  /** Leads links within the article to the ids that were given. */
  public void link(Element root) {
    for (Element link : Selectors.all(root, "a[href^=#]")) {
      if (link.hasClass("noteref")) {
        continue;
      }
      String name = link.attr("href").substring(1);
      Optional<String> id = ids.find(name);
      if (id.isPresent()) {
        link.attr("href", "#" + id.get());
      } else {
        if (!name.isEmpty()) {
          work.goTo(link);
          work.warn(
              ProblemCode.LINK_BROKEN,
              "There is no place \"#" + LinkResolver.decode(name) + "\" in this post to link to.",
              "Correct the link to the id of a heading.");
        }
        if (link.id().isEmpty()) {
          TreeEdits.unwrap(link);
        } else {
          link.removeAttr("href").tagName("span");
        }
      }
    }
  }
}
