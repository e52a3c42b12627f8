package press.offprint.content.xhtml.shape;

import org.jsoup.nodes.Element;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.BodyPass;
import press.offprint.content.xhtml.tree.Selectors;

/** Makes each heading of a footnote a paragraph in strong type. */
public final class NoteHeadings implements BodyPass {
  @Override
  public void apply(Element note, BodyContext context) {
    for (Element heading : Selectors.all(note, Headings.ALL)) {
      Element strong = new Element("strong");
      heading.childNodesCopy().forEach(strong::appendChild);
      heading.replaceWith(new Element("p").appendChild(strong));
    }
  }
}
