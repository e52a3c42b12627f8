package press.offprint.content.xhtml.shape;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.offprint.content.xhtml.clean.ImageElements;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.BodyPass;
import press.offprint.content.xhtml.tree.HtmlAllowList;
import press.offprint.content.xhtml.tree.ImageWidths;
import press.offprint.content.xhtml.tree.Selectors;
import press.offprint.content.xhtml.tree.TreeEdits;

/** Makes a figure of each image that is alone on its line, with its title as the caption. */
public final class FigureBuilder implements BodyPass {
  private static final String PICTURE = "img, span.missing, a.missing";

  @Override
  public void apply(Element body, BodyContext context) {
    for (Element paragraph : Selectors.all(body, "p")) {
      List<Element> pictures = pictures(paragraph);
      if (!pictures.isEmpty() && paragraph.parent() != null && takesFigures(paragraph.parent())) {
        List<Element> figures = new ArrayList<>();
        for (Element picture : pictures) {
          Element figure = figure(picture);
          if (paragraph.hasAttr("class")) {
            figure.attr("class", paragraph.className());
          }
          figures.add(figure);
        }
        paragraph.empty().appendChildren(figures);
        TreeEdits.unwrap(paragraph);
      }
    }
    for (Element figure : Selectors.all(body, "figure")) {
      Element picture = Selectors.first(figure, PICTURE);
      if (picture != null && Selectors.first(figure, "figcaption") == null) {
        addCaption(figure, picture);
      }
    }
    for (Element picture : Selectors.all(body, "[" + ImageElements.TITLE + "]")) {
      picture.attr("title", picture.attr(ImageElements.TITLE));
      picture.removeAttr(ImageElements.TITLE);
    }
  }

  private static boolean takesFigures(Element parent) {
    return HtmlAllowList.CONTAINERS.contains(parent.normalName())
        && !parent.normalName().equals("figure")
        && !parent.normalName().equals("figcaption");
  }

  // Returns the images of a paragraph if it holds nothing else and each has its line; else none.
  private static List<Element> pictures(Element paragraph) {
    List<Element> pictures = new ArrayList<>();
    boolean lineEnds = true;
    boolean apart = false;
    for (Node child : paragraph.childNodes()) {
      if (child instanceof TextNode text) {
        if (!text.getWholeText().isBlank()) {
          return List.of();
        }
        lineEnds |= text.getWholeText().indexOf('\n') >= 0;
      } else if (child instanceof Element element && element.normalName().equals("br")) {
        lineEnds = true;
        apart = true;
      } else if (child instanceof Element element && lineEnds && isPicture(element)) {
        pictures.add(element);
        lineEnds = false;
      } else {
        return List.of();
      }
    }
    return apart || !sharesLine(pictures) ? pictures : List.of();
  }

  // Images whose widths in percent add up to 100 at most are meant for one line.
  private static boolean sharesLine(List<Element> pictures) {
    double all = 0;
    for (Element picture : pictures) {
      Element img = picture.childrenSize() == 1 ? picture.child(0) : picture;
      double part = ImageWidths.percent(img);
      if (part == 0) {
        return false;
      }
      all += part;
    }
    return pictures.size() > 1 && all <= 100;
  }

  private static boolean isPicture(Element element) {
    boolean wraps =
        element.normalName().equals("a")
            && element.childrenSize() == 1
            && !element.hasText()
            && element.child(0).normalName().equals("img");
    return Selectors.is(element, PICTURE) || wraps;
  }

  private static Element figure(Element picture) {
    Element figure = new Element("figure");
    figure.appendChild(picture);
    return figure;
  }

  private static void addCaption(Element figure, Element picture) {
    String title = picture.attr(ImageElements.TITLE);
    if (!title.isBlank()) {
      figure.appendElement("figcaption").text(title);
      picture.removeAttr(ImageElements.TITLE);
    }
  }
}
