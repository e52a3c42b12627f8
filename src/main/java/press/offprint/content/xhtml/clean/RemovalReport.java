package press.offprint.content.xhtml.clean;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.model.problem.ProblemCode;

/**
 * Reports the elements and attributes that are taken out of HTML, one problem for each kind. The
 * remedy depends on what the author wanted: an effect, a file, a form or an appearance.
 */
final class RemovalReport {
  private static final Set<String> EMBEDS = Set.of("embed", "object", "applet", "iframe", "portal");
  private static final Set<String> FORMS =
      Set.of(
          "form",
          "input",
          "button",
          "select",
          "option",
          "textarea",
          "fieldset",
          "datalist",
          "output");
  private static final Set<String> EFFECTS =
      Set.of("canvas", "dialog", "marquee", "template", "slot", "meter", "progress", "map");
  private static final Set<String> PAGE_PARTS =
      Set.of("link", "meta", "base", "title", "frameset", "frame", "noframes");

  // A picture has the size that its style asks for.
  private static final Set<String> SIZES = Set.of("width", "height", "max-width", "max-height");

  private static final int MOST_DECLARATIONS = 100;

  private RemovalReport() {}

  /** Reports an element that is removed or replaced, if its effect is lost. */
  static void element(String name, BodyContext context) {
    if (name.equals("script")) {
      context.count(
          ProblemCode.TEXT_SANITISED,
          "The element \"script\" was removed, because no script of a post runs.",
          "Put the result of the script into the post, such as a picture or a table.");
    } else if (name.equals("style")) {
      context.count(
          ProblemCode.TEXT_SANITISED,
          "The element \"style\" was removed, because all editions share one body.",
          "Write its rules into templates/web/own.css.");
    } else if (EMBEDS.contains(name)) {
      context.count(
          ProblemCode.TEXT_SANITISED,
          "The element \"" + name + "\" was removed, because its content is not part of the post.",
          "Link to the content, or put a picture of it into the post.");
    } else if (FORMS.contains(name)) {
      context.count(
          ProblemCode.TEXT_SANITISED,
          "The element \"" + name + "\" was removed, because a post sends no form; its text stays.",
          "Link to a page that has the form.");
    } else if (EFFECTS.contains(name)) {
      context.count(
          ProblemCode.TEXT_SANITISED,
          "The element \"" + name + "\" was removed, because its effect is not published.",
          "Put the result into the post, such as a picture.");
    } else if (name.equals("math")) {
      context.count(
          ProblemCode.TEXT_SANITISED,
          "The element \"math\" was removed, because formulas are read as TeX; its text stays.",
          "Write the formula as TeX between dollar signs.");
    } else if (PAGE_PARTS.contains(name)) {
      context.count(
          ProblemCode.TEXT_SANITISED,
          "The element \"" + name + "\" was removed, because it belongs to a whole page.",
          "Remove it from the post, or write it into a template in templates/web.");
    }
  }

  /** Reports the attributes of an element that have no effect. */
  static void attributes(Element element, BodyContext context) {
    String elementName = element.normalName();
    if (elementName.equals("svg")) {
      return; // The picture that is made of it has its own report.
    }
    boolean picture = elementName.equals("img");
    for (Attribute attribute : element.attributes()) {
      String name = attribute.getKey().toLowerCase(Locale.ROOT);
      if (name.equals("style") && !isHonoured(attribute.getValue(), picture)) {
        context.count(
            ProblemCode.TEXT_SANITISED,
            "The attribute \"style\" was removed, because editions have their own appearance.",
            "Use a class, and write its rules into templates/web/own.css.");
      } else if (name.length() > 2 && name.startsWith("on")) {
        context.count(
            ProblemCode.TEXT_SANITISED,
            "The attribute \"" + event(name) + "\" was removed, because no script of a post runs.",
            "Use a link, or write what the script would do.");
      }
    }
  }

  private static boolean isHonoured(String style, boolean picture) {
    for (String declaration : style.split(";", MOST_DECLARATIONS)) {
      String name = declaration.split(":", 2)[0].strip().toLowerCase(Locale.ROOT);
      if (!name.isEmpty() && !name.equals("text-align") && !(picture && SIZES.contains(name))) {
        return false;
      }
    }
    return true;
  }

  private static String event(String name) {
    return name.length() > 30 ? name.substring(0, 30) + "…" : name;
  }
}
