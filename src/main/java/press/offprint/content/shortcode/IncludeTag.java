package press.offprint.content.shortcode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.shortcode.lex.ShortcodeParameters;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.ProblemCode;

/**
 * The tag {@code include} of Jekyll. It becomes a template of the site, a figure or a link to a web
 * service if its name or its parameters show which. Files are never included.
 */
final class IncludeTag implements Shortcode {
  private static final Pattern PARAMETER =
      Pattern.compile("([\\w-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"']+))");
  private static final Pattern SITE_URL = Pattern.compile("\\{\\{\\s*site\\.(?:baseurl|url)\\s*}}");
  private static final Pattern IMAGE =
      Pattern.compile("(?i)[^{}]+\\.(?:png|jpe?g|gif|webp|svg|avif)");
  private static final List<String> SOURCES =
      List.of("src", "url", "image", "image_path", "image_url", "file", "path");
  private static final List<String> ALTERNATIVES = List.of("alt", "image_alt");
  private static final List<String> CAPTIONS = List.of("caption", "description");
  private static final List<String> TITLES = List.of("title");

  /** The names of the parameters whose words a figure shows. */
  static final Set<String> FIGURE_WORDS =
      Set.of("alt", "image_alt", "caption", "description", "title");

  @Override
  public void expand(ShortcodeCall call) {
    String[] words = Regex.split(call.parameters().find(0).orElse(""), "\\s+", 2);
    String name = Regex.replaceFirst(words[0], "\\.(?:html?|md|liquid)$", "");
    Map<String, String> named = words.length > 1 ? parse(words[1], call.context()) : Map.of();
    ShortcodeParameters parameters = new ShortcodeParameters(List.of(), named);
    if (call.context().templates().has(name)) {
      TemplateShortcode.expand(name, parameters, call);
      return;
    }
    EmbedShortcode embed = EmbedShortcode.SERVICES.get(name);
    figure(named, call.context())
        .or(() -> embed == null ? Optional.empty() : embed.html(parameters))
        .ifPresentOrElse(call::writeHtml, () -> keepWords(name, parameters, call));
  }

  private static void keepWords(String name, ShortcodeParameters parameters, ShortcodeCall call) {
    call.warn(
        ProblemCode.INCLUDE_FORBIDDEN,
        "Files are never included; of the tag {% "
            + call.name()
            + " "
            + name
            + " %} its words are kept.",
        "Copy the text into the post, or write templates/shortcodes/" + name + ".html.");
    UnknownShortcode.write(parameters, call);
  }

  /** Reports that no file is included. Nothing takes the place of the tag. */
  static void forbid(ShortcodeCall call) {
    call.warn(
        ProblemCode.INCLUDE_FORBIDDEN,
        "Files are never included; the tag is left out: " + call.original(),
        "Copy the text into the post, or write a template in templates/shortcodes.");
  }

  /** Returns a figure, if a parameter is an image. Themes have such includes under many names. */
  static Optional<String> figure(Map<String, String> named, ExpansionContext context) {
    Optional<String> source =
        SOURCES.stream()
            .map(named::get)
            .filter(value -> value != null && Regex.matcher(IMAGE, value).matches())
            .findFirst();
    if (source.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> figure = new LinkedHashMap<>();
    figure.put("src", source.get());
    first(ALTERNATIVES, named).ifPresent(alt -> figure.put("alt", alt));
    first(CAPTIONS, named).ifPresent(caption -> figure.put("caption", caption));
    first(TITLES, named).ifPresent(title -> figure.put("title", title));
    ShortcodeParameters parameters = new ShortcodeParameters(List.of(), figure);
    return Optional.of(FigureShortcode.html(parameters, context.inline()));
  }

  private static Optional<String> first(List<String> names, Map<String, String> values) {
    return names.stream().map(values::get).filter(Objects::nonNull).findFirst();
  }

  private static Map<String, String> parse(String written, ExpansionContext context) {
    Map<String, String> named = new LinkedHashMap<>();
    Matcher parameter = Regex.matcher(PARAMETER, written);
    while (parameter.find()) {
      named.putIfAbsent(
          parameter.group(1), Regex.matcher(SITE_URL, value(parameter, context)).replaceAll(""));
    }
    return named;
  }

  private static String value(Matcher parameter, ExpansionContext context) {
    String bare = parameter.group(4);
    if (bare == null) {
      return parameter.group(2) == null ? parameter.group(3) : parameter.group(2);
    }
    return bare.startsWith("page.") ? LiquidOutput.evaluate(bare, context).orElse(bare) : bare;
  }
}
