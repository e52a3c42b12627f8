package press.offprint.template;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/** The style sheets inside pages: without comments and extra space, and without end tags. */
final class StyleSheets {
  // Additions of the theme and of the site to a style sheet of the same folder.
  private static final List<String> LAYERS = List.of("theme.css", "own.css");

  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern AROUND = Pattern.compile(" ?([{};,]) ?");

  private final TemplateSource source;
  private final ConcurrentMap<String, String> minified = new ConcurrentHashMap<>();

  StyleSheets(TemplateSource source) {
    this.source = source;
  }

  /**
   * Returns a minified style sheet.
   *
   * @throws IllegalArgumentException if the file does not exist
   */
  String inline(String name) {
    return minified.computeIfAbsent(
        name,
        n ->
            minify(
                layered(source, n)
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "There is no style sheet \"" + n + "\""))));
  }

  /** Returns a style sheet followed by its layers; empty if the style sheet does not exist. */
  static Optional<String> layered(TemplateSource source, String name) {
    String folder = name.substring(0, name.lastIndexOf('/') + 1);
    return source
        .find(name)
        .map(
            base -> {
              StringBuilder all = new StringBuilder(base.text());
              for (String layer : LAYERS) {
                source.find(folder + layer).ifPresent(more -> all.append('\n').append(more.text()));
              }
              return all.toString();
            });
  }

  private static String minify(String css) {
    String text = Regex.matcher(SPACE, Regex.matcher(COMMENT, css).replaceAll("")).replaceAll(" ");
    return Regex.matcher(AROUND, text)
        .replaceAll("$1")
        .replace(";}", "}")
        .replace("</", "<\\/")
        .strip();
  }
}
