package press.offprint.content.xhtml.shape;

import org.jsoup.nodes.Element;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.BodyPass;
import press.offprint.content.xhtml.tree.Selectors;
import press.offprint.model.problem.ProblemCode;

/**
 * Reports each picture that has a caption but no alternative text. The image of a figure is content
 * (HTML, section 4.8.4.4), so it is never marked as decorative.
 */
public final class FigureAlternatives implements BodyPass {
  private static final int LONGEST_CAPTION = 40;

  @Override
  public void apply(Element body, BodyContext context) {
    for (Element image : Selectors.all(body, "figure img.decorative")) {
      image.removeClass("decorative");
      if (image.className().isEmpty()) {
        image.removeAttr("class");
      }
      Element figure = image.closest("figure");
      Element caption = figure == null ? null : Selectors.first(figure, "figcaption");
      boolean inCaption = image.closest("figcaption") != null;
      if (caption != null && caption.hasText() && !inCaption) {
        context.restoreLine(image);
        context.warn(
            ProblemCode.ALT_MISSING,
            "The picture with the caption \""
                + shortened(caption.text())
                + "\" has no alternative text.",
            "Describe what it shows, because a caption does not: ![a boat on a lake](boat.jpg"
                + " \"Caption\"), or alt=\"a boat on a lake\" in a shortcode.");
      }
    }
  }

  private static String shortened(String caption) {
    String text = caption.strip();
    int end =
        text.offsetByCodePoints(
            0, Math.min(LONGEST_CAPTION, text.codePointCount(0, text.length())));
    return end == text.length() ? text : text.substring(0, end).strip() + " …";
  }
}
