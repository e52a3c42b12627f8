package press.offprint.template;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;

/** Style sheets made ready to stand inside of a page: small, and unable to end their element. */
final class StyleSheets {
  // What a theme and then a site add to a style sheet of the same folder.
  private static final List<String> LAYERS = List.of("theme.css", "own.css");

  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern AROUND = Pattern.compile(" ?([{};,]) ?");

  private final TemplateSource source;
  private final ConcurrentMap<String, String> ready = new ConcurrentHashMap<>();

  StyleSheets(TemplateSource source) {
    this.source = source;
  }

  /**
   * The style sheet {@code name} without comments and idle space.
   *
   * @throws IllegalArgumentException where there is no such file
   */
  String inline(String name) {
    return ready.computeIfAbsent(
        name,
        n ->
            squeeze(
                layered(source, n)
                    .orElseThrow(() -> new IllegalArgumentException("There is no file " + n))));
  }

  /** The style sheet {@code name}, with what lies beside it to be read after it. */
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

  private static String squeeze(String css) {
    String text = SPACE.matcher(COMMENT.matcher(css).replaceAll("")).replaceAll(" ");
    return AROUND.matcher(text).replaceAll("$1").replace(";}", "}").replace("</", "<\\/").strip();
  }
}
