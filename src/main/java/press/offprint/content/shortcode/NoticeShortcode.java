package press.offprint.content.shortcode;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import press.offprint.content.markdown.container.AlertKinds;
import press.offprint.content.shortcode.lex.ShortcodeParameters;

/**
 * A shortcode of a theme around a notice, such as {@code {{< hint warning >}}} and {@code {{% note
 * %}}}. It is an alert.
 */
final class NoticeShortcode {
  /** The names that leave the kind open. */
  private static final Set<String> OPEN_NAMES =
      Set.of("admonition", "alert", "callout", "hint", "notice");

  // Without kinds that also name other shortcodes, such as a quotation or an example.
  private static final Set<String> NAMES =
      Set.of(
          "attention",
          "caution",
          "danger",
          "important",
          "info",
          "note",
          "success",
          "tip",
          "warning");

  // Colours of Bootstrap that no kind of alert has.
  private static final Set<String> COLOURS = Set.of("primary", "secondary");

  private static final List<String> KIND_KEYS =
      List.of("type", "kind", "style", "color", "colour", "class", "level", "context");
  private static final List<String> TITLE_KEYS = List.of("title", "heading", "header", "name");

  private NoticeShortcode() {}

  /** Returns true if an unknown shortcode is a notice that encloses blocks. */
  static boolean encloses(ShortcodeCall call) {
    String name = call.name().toLowerCase(Locale.ROOT);
    boolean isNamed = OPEN_NAMES.contains(name) || NAMES.contains(name);
    return isNamed && call.isClosed() && (call.isAlone() || call.isWholeLines());
  }

  /** Writes the enclosed text as an alert. */
  static void expand(ShortcodeCall call) {
    ShortcodeParameters parameters = call.parameters();
    String name = call.name().toLowerCase(Locale.ROOT);
    String ofName = NAMES.contains(name) ? name : "note";
    Optional<String> first = parameters.find(0).flatMap(NoticeShortcode::kind);
    String kind =
        KIND_KEYS.stream()
            .flatMap(key -> parameters.named(key).stream())
            .flatMap(value -> kind(value).stream())
            .findFirst()
            .or(() -> first)
            .orElse(ofName);
    String title = title(parameters, first.isPresent());
    String line =
        title.isEmpty()
            ? ""
            : "<p class=\"alert-title\">" + call.context().inline().apply(title) + "</p>";
    call.wrapInner("<aside class=\"alert alert-" + kind + "\">" + line, "</aside>", true);
  }

  private static Optional<String> kind(String word) {
    String kind = word.strip().toLowerCase(Locale.ROOT);
    return Optional.of(COLOURS.contains(kind) ? "note" : kind).filter(AlertKinds::has);
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
