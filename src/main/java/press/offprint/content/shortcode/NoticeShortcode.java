package press.offprint.content.shortcode;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import press.offprint.content.markdown.container.AlertKinds;
import press.offprint.content.shortcode.lex.ShortcodeParameters;

/**
 * A shortcode of a theme around a notice, such as {@code {{< hint warning >}}} and {@code {{% note
 * %}}}. It is an alert.
 */
final class NoticeShortcode {
  private static final List<String> TITLE_KEYS = List.of("title", "heading", "header", "name");

  private NoticeShortcode() {}

  /** Returns true if an unknown shortcode is a notice that encloses blocks. */
  static boolean encloses(ShortcodeCall call) {
    String name = call.name().toLowerCase(Locale.ROOT);
    return AlertKinds.isNotice(name) && call.isClosed() && (call.isAlone() || call.isWholeLines());
  }

  /** Writes the enclosed text as an alert. */
  static void expand(ShortcodeCall call) {
    ShortcodeParameters parameters = call.parameters();
    String name = call.name().toLowerCase(Locale.ROOT);
    Optional<String> first = parameters.find(0).flatMap(AlertKinds::of);
    String kind =
        AlertKinds.KEYS.stream()
            .flatMap(key -> parameters.named(key).stream())
            .flatMap(value -> AlertKinds.of(value).stream())
            .findFirst()
            .or(() -> first)
            .orElse(AlertKinds.ofNotice(name));
    String title = title(parameters, first.isPresent());
    String line =
        title.isEmpty()
            ? ""
            : "<p class=\"alert-title\">" + call.context().inline().apply(title) + "</p>";
    call.wrapInner("<aside class=\"alert alert-" + kind + "\">" + line, "</aside>", true);
  }

  // A single word by position mostly is an icon, unless it follows the kind.
  private static String title(ShortcodeParameters parameters, boolean hasKind) {
    Stream<String> named = TITLE_KEYS.stream().flatMap(key -> parameters.named(key).stream());
    Stream<String> placed =
        parameters
            .find(hasKind ? 1 : 0)
            .filter(text -> hasKind || text.strip().indexOf(' ') > 0)
            .stream();
    return Stream.concat(named, placed)
        .filter(UnknownShortcode::isWords)
        .findFirst()
        .map(String::strip)
        .orElse("");
  }
}
