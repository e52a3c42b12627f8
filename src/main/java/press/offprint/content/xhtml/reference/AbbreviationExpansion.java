package press.offprint.content.xhtml.reference;

import java.util.HashSet;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.BodyPass;
import press.offprint.content.xhtml.tree.Selectors;

/**
 * Writes the meaning of an abbreviation before its first use in the running text, if the post asks
 * for it. Headings, captions and tables are no running text.
 */
public final class AbbreviationExpansion implements BodyPass {
  private static final String NO_TEXT =
      "h1, h2, h3, h4, h5, h6, caption, figcaption, th, pre, summary, dt";

  private final Set<String> expanded = new HashSet<>();

  @Override
  public void apply(Element body, BodyContext context) {
    if (!context.expandsAbbreviations()) {
      return;
    }
    for (Element use : Selectors.all(body, "abbr[title]")) {
      String meaning = use.attr("title").strip();
      boolean isText = use.closest(NO_TEXT) == null && !meaning.isEmpty();
      if (isText && expanded.add(use.text() + "\n" + meaning)) {
        use.before(new TextNode(meaning + " ("));
        use.after(new TextNode(")"));
        use.removeAttr("title");
      }
    }
  }
}
