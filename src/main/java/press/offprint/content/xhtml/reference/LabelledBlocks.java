package press.offprint.content.xhtml.reference;

import java.util.Optional;
import org.jsoup.nodes.Element;
import press.offprint.content.markdown.reference.NumberedKind;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.BodyPass;
import press.offprint.content.xhtml.tree.Selectors;

/**
 * Gives things with a label the elements that their kind has: a {@code div} with the label of a
 * figure is a {@code figure} and its last paragraph the caption, as in Quarto. Labels of
 * pandoc-crossref get the form of Quarto's.
 */
public final class LabelledBlocks implements BodyPass {
  @Override
  public void apply(Element body, BodyContext context) {
    for (Element element : Selectors.all(body, "[id]")) {
      Optional<NumberedKind> kind = NumberedKind.of(element.id());
      if (kind.isPresent()) {
        element.attr("id", NumberedKind.id(element.id()));
        if (element.normalName().equals("div")) {
          shape(element, kind.get());
        } else if (element.normalName().equals("pre")) {
          wrap(element);
        }
      }
    }
  }

  private static void shape(Element div, NumberedKind kind) {
    switch (kind) {
      case FIGURE -> figure(div);
      case LISTING -> {
        figure(div);
        div.addClass("listing");
      }
      case TABLE -> table(div);
      case EQUATION -> div.addClass("equation");
      case SECTION -> {
        // A section is numbered by its heading.
      }
      default -> div.addClass("theorem");
    }
  }

  private static void figure(Element div) {
    div.tagName("figure");
    if (Selectors.all(div, "figure[id]").size() > 1) {
      div.addClass("subfigures");
    }
    Element last = div.lastElementChild();
    boolean isCaption =
        last != null
            && last.normalName().equals("p")
            && div.childrenSize() > 1
            && Selectors.first(div, "> figcaption") == null
            && last.hasText();
    if (isCaption) {
      last.tagName("figcaption");
    }
  }

  private static void table(Element div) {
    Element table = Selectors.first(div, "table");
    if (table == null) {
      figure(div);
      return;
    }
    Element last = div.lastElementChild();
    if (last.normalName().equals("p") && Selectors.first(table, "> caption") == null) {
      table.prependChild(last.tagName("caption"));
    }
    if (table.id().isEmpty()) {
      table.attr("id", div.id());
      div.removeAttr("id");
    }
  }

  // Code with a label and without a caption.
  private static void wrap(Element pre) {
    if (!pre.parent().normalName().equals("figure")) {
      Element figure = new Element("figure").attr("class", "listing").attr("id", pre.id());
      pre.removeAttr("id").replaceWith(figure);
      figure.appendChild(pre);
    }
  }
}
