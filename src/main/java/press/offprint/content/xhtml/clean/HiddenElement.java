package press.offprint.content.xhtml.clean;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.Selectors;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.ProblemCode;

/** Elements that no browser shows, such as {@code <p hidden>}; no edition may show them. */
final class HiddenElement {
  private static final Pattern STYLE =
      Pattern.compile(
          "(?:^|;)\\s*+(?:display\\s*+:\\s*+none|visibility\\s*+:\\s*+hidden)\\b",
          Pattern.CASE_INSENSITIVE);

  private HiddenElement() {}

  /** Returns true for such an element, and reports it if a reader would see a part of it. */
  static boolean is(Element element, BodyContext context) {
    boolean isHidden =
        element.hasAttr("hidden") || Regex.matcher(STYLE, element.attr("style")).find();
    if (isHidden && (element.hasText() || Selectors.first(element, "img[src], a[href]") != null)) {
      DroppedReferenceReport.report(element, context);
      context.count(
          ProblemCode.TEXT_SANITISED,
          "The element \"" + element.normalName() + "\" was removed, because it is hidden.",
          "Remove it from the post, or remove what hides it.");
    }
    return isHidden;
  }
}
