package press.offprint.content.shortcode;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import press.offprint.content.shortcode.lex.ShortcodeParameters;
import press.offprint.template.TemplateException;
import press.offprint.template.Templates;

/** The templates in {@code templates/shortcodes/}, one a shortcode. Safe for many threads. */
public final class ShortcodeTemplates {
  /** No templates at all. */
  public static final ShortcodeTemplates NONE = new ShortcodeTemplates(Optional.empty());

  // One plain word that no template writes and escaping leaves alone.
  private static final String INNER = "offprint-inner-5f1b6c";

  private final Optional<Supplier<Templates>> templates;

  private ShortcodeTemplates(Optional<Supplier<Templates>> templates) {
    this.templates = templates;
  }

  /** The shortcodes among {@code templates}, which are asked for on the first shortcode. */
  public static ShortcodeTemplates of(Supplier<Templates> templates) {
    return new ShortcodeTemplates(Optional.of(templates));
  }

  /**
   * What a template made.
   *
   * @param before the HTML in front of what the shortcode encloses, or all of it
   * @param after the HTML behind that; empty where the template does not print it
   */
  record Made(String before, Optional<String> after) {}

  /** Whether there is a template for the shortcode {@code name}. */
  boolean has(String name) {
    return templates.isPresent() && templates.get().get().file(file(name)).isPresent();
  }

  /**
   * Renders a shortcode.
   *
   * @param inner what its tags enclose, as written; empty for a tag that stands alone
   * @throws TemplateException where the template is wrong
   */
  Made render(
      String name,
      ShortcodeParameters parameters,
      Optional<String> inner,
      ExpansionContext context) {
    boolean encloses = inner.filter(text -> !text.isBlank()).isPresent();
    Map<String, Object> values = new HashMap<>();
    values.put("name", name);
    values.put("params", new Lenient(parameters.named()));
    values.put("args", parameters.positional());
    Map<String, String> rendered = new LinkedHashMap<>();
    parameters.named().forEach((key, value) -> rendered.put(key, context.inline().apply(value)));
    values.put("markdown", new Lenient(rendered));
    values.put("inner", encloses ? INNER : "");
    values.put("text", inner.orElse("").strip());
    values.put("page", context.metadata());
    values.put("site", context.site());
    String html = templates.orElseThrow().get().render(file(name), values).strip();
    int at = html.indexOf(INNER);
    return at < 0
        ? new Made(html, Optional.empty())
        : new Made(
            html.substring(0, at),
            Optional.of(html.substring(at + INNER.length()).replace(INNER, "")));
  }

  private static String file(String name) {
    return "shortcodes/" + (name.endsWith(".html") ? name : name + ".html");
  }

  /** A parameter that was not written is an empty text, so that templates may ask for it. */
  private static final class Lenient extends LinkedHashMap<String, String> {
    private static final long serialVersionUID = 1L;

    Lenient(Map<String, String> values) {
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
    public String getOrDefault(Object key, String otherwise) {
      return super.containsKey(key) ? super.get(key) : otherwise;
    }
  }
}
