package press.offprint.template;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;

/** Style sheets made ready to stand inside of a page: small, and unable to end their element. */
final class Styles {
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern AROUND = Pattern.compile(" ?([{};,]) ?");

  private final TemplateSource source;
  private final ConcurrentMap<String, String> ready = new ConcurrentHashMap<>();

  Styles(TemplateSource source) {
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
                source
                    .find(n)
                    .orElseThrow(() -> new IllegalArgumentException("There is no file " + n))
                    .text()));
  }

  private static String squeeze(String css) {
    String text = SPACE.matcher(COMMENT.matcher(css).replaceAll("")).replaceAll(" ");
    return AROUND.matcher(text).replaceAll("$1").replace(";}", "}").replace("</", "<\\/").strip();
  }
}
