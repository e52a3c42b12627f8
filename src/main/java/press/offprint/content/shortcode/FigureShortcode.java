package press.offprint.content.shortcode;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import press.offprint.content.shortcode.lex.ShortcodeParameters;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Markup;

/**
 * The shortcode {@code figure} of Hugo. Its parameters {@code title}, {@code caption} and {@code
 * attr} are Markdown.
 */
final class FigureShortcode implements Shortcode {
  private static final Pattern ESCAPE = Pattern.compile("\\\\(\\p{Punct})");

  @Override
  public void expand(ShortcodeCall call) {
    call.writeHtml(html(call.parameters(), call.context().inline()));
  }

  /**
   * Returns the {@code figure} element.
   *
   * @param inline renders a line of Markdown
   */
  static String html(ShortcodeParameters parameters, UnaryOperator<String> inline) {
    String image =
        "<img"
            + attribute("src", "src", parameters)
            + " alt=\""
            + Markup.escape(unescape(parameters.named().getOrDefault("alt", "")))
            + "\""
            + attribute("width", "width", parameters)
            + attribute("height", "height", parameters)
            + "/>";
    String caption = caption(parameters, inline);
    return "<figure"
        + attribute("id", "id", parameters)
        + attribute("class", "class", parameters)
        + ">"
        + link("link", image, parameters)
        + (caption.isEmpty() ? "" : "<figcaption>" + caption + "</figcaption>")
        + "</figure>";
  }

  private static String caption(ShortcodeParameters parameters, UnaryOperator<String> inline) {
    String title =
        parameters
            .named("title")
            .map(text -> "<p class=\"figure-title\">" + inline.apply(text) + "</p>")
            .orElse("");
    String caption =
        parameters.named("caption").map(text -> "<p>" + inline.apply(text) + "</p>").orElse("");
    String attribution =
        parameters
            .named("attr")
            .map(inline)
            .map(text -> link("attrlink", text, parameters))
            .map(text -> "<p class=\"attribution\">" + text + "</p>")
            .orElse("");
    return title + caption + attribution;
  }

  /**
   * Returns {@code html} as a link to the target in the parameter {@code name}, if there is one.
   */
  private static String link(String name, String html, ShortcodeParameters parameters) {
    String target = attribute("href", name, parameters);
    return target.isEmpty() ? html : "<a" + target + ">" + html + "</a>";
  }

  private static String attribute(String attribute, String name, ShortcodeParameters parameters) {
    return parameters
        .named(name)
        .map(value -> " " + attribute + "=\"" + Markup.escape(unescape(value)) + "\"")
        .orElse("");
  }

  /** Removes the backslashes of Markdown. */
  private static String unescape(String value) {
    return Regex.matcher(ESCAPE, value).replaceAll("$1");
  }
}
