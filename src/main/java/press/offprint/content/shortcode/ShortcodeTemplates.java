package press.offprint.content.shortcode;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import press.offprint.content.shortcode.expansion.OwnFrames;
import press.offprint.content.shortcode.lex.ShortcodeParameters;
import press.offprint.template.TemplateException;
import press.offprint.template.Templates;

/**
 * The shortcodes that are templates of the site, in {@code templates/shortcodes/}. Thread-safe if
 * the templates are.
 */
public final class ShortcodeTemplates {
  /** No templates. */
  public static final ShortcodeTemplates NONE = new ShortcodeTemplates(null);

  // A word that is in no template, and that neither escaping nor Markdown changes.
  private static final String INNER = "offprint-inner-5f1b6c";

  private final Supplier<Templates> templates;

  private ShortcodeTemplates(Supplier<Templates> templates) {
    this.templates = templates;
  }

  /**
   * Returns the shortcodes among the templates of a site.
   *
   * @param templates called when the first shortcode is looked for
   */
  public static ShortcodeTemplates of(Supplier<Templates> templates) {
    return new ShortcodeTemplates(templates);
  }

  /**
   * The output of a template.
   *
   * @param before the HTML before the enclosed text, or all of it
   * @param after the HTML after the enclosed text
   * @param printsInner true if the template prints the enclosed text
   */
  record Rendered(String before, String after, boolean printsInner) {}

  /** Returns true if there is a template for a shortcode. */
  boolean has(String name) {
    return templates != null && templates.get().file(file(name)).isPresent();
  }

  /**
   * Renders a shortcode for which there is a template.
   *
   * @param inner the enclosed text as written; empty if the tag encloses nothing
   * @throws TemplateException if the template is faulty
   */
  Rendered render(
      String name, ShortcodeParameters parameters, String inner, ExpansionContext context) {
    Map<String, String> markdown = new LinkedHashMap<>();
    parameters.named().forEach((key, value) -> markdown.put(key, context.inline().apply(value)));
    Map<String, Object> values = new HashMap<>();
    values.put("name", name);
    values.put("params", new LenientMap(parameters.named()));
    values.put("args", parameters.positional());
    values.put("markdown", new LenientMap(markdown));
    values.put("inner", inner.isBlank() ? "" : INNER);
    values.put("text", inner.strip());
    values.put("page", context.metadata());
    values.put("site", context.site());
    String html = templates.get().render(file(name), values).strip();
    if (Stream.of(values.get("params"), values.get("args"), markdown, inner, context.metadata())
        .noneMatch(value -> OwnFrames.holdsFrame(value.toString()))) {
      // Otherwise, a frame could be one that the template prints as the post gives it.
      html = OwnFrames.mark(html, context.nonce());
    }
    int at = html.indexOf(INNER);
    return at < 0
        ? new Rendered(html, "", false)
        : new Rendered(
            html.substring(0, at), html.substring(at + INNER.length()).replace(INNER, ""), true);
  }

  private static String file(String name) {
    return "shortcodes/" + (name.endsWith(".html") ? name : name + ".html");
  }

  /** A map in which a missing parameter is an empty text, so that templates may test for it. */
  private static final class LenientMap extends LinkedHashMap<String, String> {
    private static final long serialVersionUID = 1L;

    LenientMap(Map<String, String> values) {
      super(values);
    }

    @Override
    public boolean containsKey(Object key) {
      return true;
    }

    @Override
    public String get(Object key) {
      return getOrDefault(key, "");
    }

    @Override
    public String getOrDefault(Object key, String defaultValue) {
      return super.containsKey(key) ? super.get(key) : defaultValue;
    }
  }
}
