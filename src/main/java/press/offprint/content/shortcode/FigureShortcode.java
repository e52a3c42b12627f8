package press.offprint.content.shortcode;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import press.offprint.content.shortcode.lex.ShortcodeParameters;
import press.offprint.model.text.Markup;

/** Hugo's {@code figure}; Markdown in its title, caption and attribution is rendered. */
final class FigureShortcode {
  private static final Pattern ESCAPE = Pattern.compile("\\\\(\\p{Punct})");

  private FigureShortcode() {}

  static String html(ShortcodeParameters parameters, UnaryOperator<String> inline) {
    StringBuilder out = new StringBuilder("<figure");
    attribute(out, parameters, "class", "class");
    out.append('>');
    boolean linked = parameters.named("link").isPresent();
    if (linked) {
      out.append("<a");
      attribute(out, parameters, "link", "href");
      out.append('>');
    }
    out.append("<img");
    attribute(out, parameters, "src", "src");
    out.append(" alt=\"").append(Markup.escape(alt(parameters))).append('"');
    attribute(out, parameters, "width", "width");
    attribute(out, parameters, "height", "height");
    out.append("/>").append(linked ? "</a>" : "");
    caption(out, parameters, inline);
    return out.append("</figure>").toString();
  }

  private static void caption(
      StringBuilder out, ShortcodeParameters parameters, UnaryOperator<String> inline) {
    StringBuilder caption = new StringBuilder();
    parameters
        .named("title")
        .ifPresent(
            title ->
                caption
                    .append("<p class=\"figure-title\">")
                    .append(inline.apply(title))
                    .append("</p>"));
    parameters
        .named("caption")
        .ifPresent(text -> caption.append("<p>").append(inline.apply(text)).append("</p>"));
    parameters
        .named("attr")
        .ifPresent(
            text -> {
              caption.append("<p class=\"attribution\">");
              boolean linked = parameters.named("attrlink").isPresent();
              if (linked) {
                caption.append("<a");
                attribute(caption, parameters, "attrlink", "href");
                caption.append('>');
              }
              caption.append(inline.apply(text)).append(linked ? "</a>" : "").append("</p>");
            });
    if (!caption.isEmpty()) {
      out.append("<figcaption>").append(caption).append("</figcaption>");
    }
  }

  private static String alt(ShortcodeParameters parameters) {
    return plain(parameters.named().getOrDefault("alt", ""));
  }

  private static void attribute(
      StringBuilder out, ShortcodeParameters parameters, String name, String attribute) {
    parameters
        .named(name)
        .ifPresent(
            value ->
                out.append(' ')
                    .append(attribute)
                    .append("=\"")
                    .append(Markup.escape(plain(value)))
                    .append('"'));
  }

  private static String plain(String value) {
    return ESCAPE.matcher(value).replaceAll("$1");
  }
}
