package press.offprint.content.xhtml.shape;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.BodyPass;
import press.offprint.content.xhtml.tree.Selectors;
import press.offprint.model.interrupt.Regex;

/** Finds requests for a table of contents, which are paragraphs {@code [TOC]}. */
public final class TocMarkers implements BodyPass {
  private static final Pattern BRACKETS =
      Pattern.compile("\\s*\\[toc]\\s*", Pattern.CASE_INSENSITIVE);
  private final boolean requested;

  /**
   * Creates the pass.
   *
   * @param html the text before it was parsed; most texts hold no marker
   */
  public TocMarkers(String html) {
    this.requested = html.contains("toc") || html.contains("TOC");
  }

  @Override
  public void apply(Element body, BodyContext context) {
    if (requested) {
      markPlaces(body);
    }
  }

  private static void markPlaces(Element body) {
    for (Element mark : Selectors.all(body, "p")) {
      if (isBrackets(mark)) {
        mark.replaceWith(new Element("p").attr(TocLists.PLACE, "").text("…"));
      }
    }
  }

  private static boolean isBrackets(Element block) {
    return block.childNodeSize() == 1
        && block.childNode(0) instanceof TextNode text
        && Regex.matcher(BRACKETS, text.getWholeText()).matches();
  }
}
